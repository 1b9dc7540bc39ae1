namespace IrisBench.Pipeline.Steps;

/// <summary>
/// Base of the steps: parsing apart from the work, so that functions come in by text and the monolith by typed calls,
/// and both are measured at the same place.
/// </summary>
/// <typeparam name="TInput">The parsed input.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
public abstract class MeasuredStep<TInput, TAnswer>(StepTelemetry telemetry) : IStep
    where TAnswer : notnull
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public async Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
        => ToStepAnswer(await RunAsync(Parse(request), cancellationToken));

    /// <summary>Does the work on parsed input; its duration and outcome are recorded.</summary>
    /// <exception cref="StepException">A dependency failed or refused.</exception>
    public Task<TAnswer> RunAsync(TInput input, CancellationToken cancellationToken)
        => telemetry.MeasureAsync(Name, () => ExecuteAsync(input, cancellationToken));

    /// <summary>Reads the step's grammar.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/> or <see cref="StepFailure.Unauthenticated"/>.</exception>
    public abstract TInput Parse(StepRequest request);

    /// <summary>The work itself.</summary>
    protected abstract Task<TAnswer> ExecuteAsync(TInput input, CancellationToken cancellationToken);

    /// <summary>Gives the answer its JSON contract and plain-text form.</summary>
    protected abstract StepAnswer ToStepAnswer(TAnswer answer);
}
