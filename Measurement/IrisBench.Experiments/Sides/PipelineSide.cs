using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides;

/// <summary>A side's steps, ready to be called: groups that are sent one after the other, the steps of a group at once. What comes from the
/// environment is kept out of what it says.</summary>
internal sealed class PipelineSide(
    IReadOnlyList<IReadOnlyList<(string Name, PreparedStep Step)>> groups, FunctionMode mode, InstanceLedger instances, RunInputs inputs)
{
    private const int LongestKept = 256;

    /// <summary>Where its steps go, by scheme, host and port.</summary>
    public IEnumerable<Uri> Origins => groups.SelectMany(group => group).Select(call => call.Step.Origin).Distinct();

    /// <summary>Runs the pipeline once. A failing step is an answer with an error, not an exception.</summary>
    public async Task<PipelineAnswer> RunAsync(
        CallerConnection connection, IReadOnlyList<double> flower, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string> { [InputNames.Flower] = InputNames.TextOf(flower) };
        var (steps, answers) = (new List<StepRecord>(), new Dictionary<string, JsonElement>());
        foreach (var group in groups)
        {
            var calls = group.Count == 1 ? [await CallAsync(group[0])] : await Task.WhenAll(group.Select(CallAsync));
            foreach (var call in calls)
            {
                steps.AddRange(call.Steps);
                foreach (var (name, text, agreed) in call.Taken)
                {
                    values[name] = text;
                    if (agreed is not { } answer)
                        continue;
                    // Numbers have a tolerance, which the parity gate knows.
                    if (answers.TryGetValue(name, out var before)
                        && answer.ValueKind != JsonValueKind.Number
                        && !JsonElement.DeepEquals(before, answer))
                        return new PipelineAnswer(steps, Error: $"'{name}' is {before} in one answer and {answer} in another.");
                    answers[name] = answer;
                }
            }

            if (calls.FirstOrDefault(call => call.Failure is not null)?.Failure is { } failure)
                return new PipelineAnswer(steps, Error: inputs.Hide(failure.Message));
        }

        return new PipelineAnswer(steps, answers);

        async Task<StepOutcome> CallAsync((string Name, PreparedStep Step) call)
        {
            StepAttempt? attempt = null;
            try
            {
                attempt = call.Step.Attempt(values);
                using var request = attempt.Request;
                var reply = await connection.SendAsync(attempt, cancellationToken);
                using var document = call.Step.NeedsJson ? reply.Json() : null;
                var isFirst = instances.IsFirstAnswer(reply);
                reply = reply with { Instance = reply.Instance is { } instance ? inputs.Hide(instance) : null };
                return new StepOutcome(
                    call.Step.Durations is { } durations
                        ? Parts(reply, document!, durations)
                        : [ColdStartReading.Of(reply, call.Name, isFirst, mode)],
                    [.. call.Step.Take.Select(take => Taken(reply, document, take, call.Step.Definition.Agree.Contains(take.Name)))]);
            }
            catch (StepFailedException failure)
            {
                return new StepOutcome(
                    call.Step.Durations is null ? [new StepRecord(call.Name, attempt?.Elapsed.TotalSeconds ?? 0)] : [], [], failure);
            }
        }
    }

    private (string Name, string Text, JsonElement? Agreed) Taken(
        StepReply reply, JsonDocument? document, (string Name, JsonPointer Pointer) take, bool agrees)
    {
        try
        {
            JsonElement? value = take.Pointer.IsWhole ? null : reply.Find(document!, take.Pointer);
            var text = value switch
            {
                null => reply.Text(),
                { ValueKind: JsonValueKind.String } found => found.GetString()!,
                { } found => found.GetRawText(),
            };
            return (take.Name, text, agrees ? Kept(reply, text, value) : null);
        }
        catch (InvalidOperationException exception)
        {
            throw new StepFailedException(
                reply.Step, $"'{take.Name}' of the answer is no text: half a character, or bytes that are no UTF-8.", exception);
        }
    }

    // Not all of a large answer, and of a large value its digest, which agrees as it does; as of bytes that are no text.
    private JsonElement Kept(StepReply reply, string text, JsonElement? value) => value switch
    {
        null when !Utf8.IsValid(reply.Body) => Digest(reply.Body),
        _ when text.Length > LongestKept => Digest(Encoding.UTF8.GetBytes(text)),
        null => JsonSerializer.SerializeToElement(inputs.Hide(text)),
        { } small => inputs.Hide(small),
    };

    private static JsonElement Digest(byte[] bytes)
        => JsonSerializer.SerializeToElement($"{bytes.Length} bytes of SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");

    // Timed by who answered: there is no request between its parts to time from outside.
    private List<StepRecord> Parts(StepReply reply, JsonDocument document, JsonPointer durations)
    {
        var parts = reply.Find(document, durations);
        if (parts.ValueKind != JsonValueKind.Object)
            throw reply.Lacks(durations.ToString());
        return [.. parts.EnumerateObject().Select(part =>
            part.Value.ValueKind == JsonValueKind.Number && part.Value.GetDouble() is var seconds && MeasuredRange.IsAmount(seconds)
            ? new StepRecord(inputs.Hide(part.Name), seconds, reply.Instance)
            : throw reply.Lacks($"{durations}/{part.Name}"))];
    }

    private sealed record StepOutcome(
        IReadOnlyList<StepRecord> Steps, IReadOnlyList<(string Name, string Text, JsonElement? Agreed)> Taken,
        StepFailedException? Failure = null);
}

/// <summary>What came of one pass through the pipeline: the steps, of a failed run those that were tried; and what must agree between the
/// sides, by name, or why it failed.</summary>
internal sealed record PipelineAnswer(
    IReadOnlyList<StepRecord> Steps, IReadOnlyDictionary<string, JsonElement>? Answers = null, string? Error = null);

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
