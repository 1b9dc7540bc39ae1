namespace IrisBench.Pipeline.Steps;

/// <summary>
/// One step of the pipeline as a package sees it: text in, answer out. What wraps it (a function, the monolith)
/// knows nothing of the work.
/// </summary>
public interface IStep
{
    /// <summary>Name of the step in metrics, traces and answers: <c>auth</c>, <c>load</c>, <c>train</c>, <c>predict</c>.</summary>
    string Name { get; }

    /// <summary>Parses <paramref name="request"/>, does the work and answers.</summary>
    /// <exception cref="StepException">The input is wrong or a dependency failed; says which.</exception>
    Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken);
}
