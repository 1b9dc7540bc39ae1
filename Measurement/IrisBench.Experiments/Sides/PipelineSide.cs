using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides;

/// <summary>A side's steps, ready to be called: groups that are sent one after the other, the steps of a group at once. What comes from the
/// environment is kept out of what it says.</summary>
internal sealed class PipelineSide(
    IReadOnlyList<IReadOnlyList<(string Name, PreparedStep Step)>> groups, FunctionMode mode, InstanceLedger instances, RunInputs inputs,
    bool keepsCookies)
{
    private readonly AnswerReading _answers = new(inputs);

    /// <summary>Where its steps go, by scheme, host and port.</summary>
    public IEnumerable<Uri> Origins => groups.SelectMany(group => group).Select(call => call.Step.Origin).Distinct();

    /// <summary>Runs the pipeline once. A failing step is an answer with an error, not an exception.</summary>
    public Task<PipelineAnswer> RunAsync(CallerConnection connection, IReadOnlyList<double> flower, CancellationToken cancellationToken)
        => RunAsync(connection, flower, trace: null, cancellationToken);

    /// <summary>The same as one trace, whose id every step is sent beside what is described.</summary>
    public async Task<PipelineAnswer> RunAsync(
        CallerConnection connection, IReadOnlyList<double> flower, string? trace, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string> { [InputNames.Flower] = InputNames.TextOf(flower) };
        var cookies = keepsCookies ? new CookieContainer() : null;
        var (steps, agreed) = (new List<StepRecord>(), new Dictionary<string, AgreedValue>());
        foreach (var group in groups)
        {
            var calls = group.Count == 1 ? [await CallAsync(group[0])] : await Task.WhenAll(group.Select(CallAsync));
            foreach (var call in calls)
            {
                steps.AddRange(call.Steps);
                foreach (var taken in call.Taken)
                {
                    values[taken.Name] = taken.Text;
                    if (taken.Agreed is not { } answer)
                        continue;
                    if (agreed.TryGetValue(taken.Name, out var before)
                        && !JsonAgreement.Agree(before.Whole, answer.Whole, call.Tolerance))
                        return Failed($"'{taken.Name}' is {before.Kept} in one answer and {answer.Kept} in another.");
                    agreed[taken.Name] = answer;
                }
            }

            if (calls.FirstOrDefault(call => call.Failure is not null) is { Failure: { } failure } failed)
                return Failed(failure.Message, failed.Step);
        }

        return new PipelineAnswer(steps, agreed.ToDictionary(answer => answer.Key, answer => answer.Value.Kept))
        {
            Whole = agreed.ToDictionary(answer => answer.Key, answer => answer.Value.Whole),
        };

        // What a server says may be of any length.
        PipelineAnswer Failed(string error, string? step = null)
            => new(steps, Error: Excerpt.Of(inputs.Hide(error), Excerpt.Sentence), FailedStep: step);

        async Task<StepOutcome> CallAsync((string Name, PreparedStep Step) call)
        {
            StepAttempt? attempt = null;
            try
            {
                attempt = call.Step.Attempt(values, cookies);
                using var request = attempt.Request;
                if (trace is not null)
                    request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
                var reply = await connection.SendAsync(attempt, cancellationToken);
                var isFirst = instances.IsFirstAnswer(reply);
                reply = reply with { Instance = reply.Instance is { } instance ? inputs.Hide(instance) : null };
                var answer = _answers.Read(reply, call.Step);
                return new StepOutcome(
                    call.Name, answer.Parts ?? [ColdStartReading.Of(reply, call.Name, isFirst, mode)], answer.Taken,
                    call.Step.Definition.Tolerance);
            }
            // Of any kind: an answer that nobody has thought of fails its step, and not the run.
            catch (Exception exception) when (exception is StepFailedException || !cancellationToken.IsCancellationRequested)
            {
                return new StepOutcome(
                    call.Name, call.Step.Durations is null ? [new StepRecord(call.Name, attempt?.Elapsed.TotalSeconds ?? 0)] : [], [],
                    Tolerance: 0,
                    exception as StepFailedException ?? new StepFailedException(call.Name, FailureText.Of(exception), exception));
            }
        }
    }

    private sealed record StepOutcome(
        string Step, IReadOnlyList<StepRecord> Steps, IReadOnlyList<TakenValue> Taken, double Tolerance,
        StepFailedException? Failure = null);
}

/// <summary>What came of one pass through the pipeline: the steps, of a failed run those that were tried; and what must agree between the
/// sides, by name, or why it failed and at which step.</summary>
internal sealed record PipelineAnswer(
    IReadOnlyList<StepRecord> Steps, IReadOnlyDictionary<string, JsonElement>? Answers = null, string? Error = null,
    string? FailedStep = null)
{
    /// <summary>What must agree as it was answered; what is written of it may be a digest.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Whole { get; init; }
}

/// <summary>Decides from an answer whether its request met a cold start, and of which kind. What the process is decides; where it does
/// not say, the gateway's header does; a forked process is new by definition.</summary>
internal static class ColdStartReading
{
    public static StepRecord Of(StepReply reply, string step, bool? first, FunctionMode mode)
    {
        var kind = KindOf(reply.ColdStart);
        var cold = first ?? (kind is not null || mode == FunctionMode.Fork);
        return new StepRecord(step, reply.Seconds, reply.Instance, cold ? Split(reply, kind ?? KindOf(mode)) : null);
    }

    private static ColdStartRecord Split(StepReply reply, ColdStartKind kind)
    {
        var (queue, ready) = (reply.Timing("queue"), reply.Timing("ready"));
        var start = reply.Timing("start") is { } started ? started + (queue ?? 0) : queue;
        return new ColdStartRecord(kind, start, ready, Math.Max(0, reply.Seconds - (start ?? 0) - (ready ?? 0)));
    }

    private static ColdStartKind? KindOf(string? header) => header switch
    {
        ColdStartNames.ScaleFromZero => ColdStartKind.IdleToZero,
        ColdStartNames.Fork => ColdStartKind.Fork,
        ColdStartNames.NewProcess => ColdStartKind.NewProcess,
        _ => null,
    };

    private static ColdStartKind KindOf(FunctionMode mode) => mode switch
    {
        FunctionMode.Zero => ColdStartKind.IdleToZero,
        FunctionMode.Fork => ColdStartKind.Fork,
        _ => ColdStartKind.NewProcess,
    };
}

/// <summary>The processes that have answered in this run, by the identity they report. A process that answers for the first time makes
/// a cold start, however long it took; one that has answered before makes none.</summary>
internal sealed class InstanceLedger
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the process that answered had not answered in this run; null when it does not say who it is.</summary>
    public bool? IsFirstAnswer(StepReply reply) => reply.Instance is { } instance ? _seen.TryAdd($"{reply.Step}/{instance}", true) : null;
}
