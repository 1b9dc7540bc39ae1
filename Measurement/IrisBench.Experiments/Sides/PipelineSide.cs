using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>A side's steps, ready to be called: those of the Iris pipeline as those of anybody's system.</summary>
/// <param name="groups">What is sent one after the other; the steps of a group at once.</param>
/// <param name="mode">The mode of the functions, where the steps are ours.</param>
/// <param name="instances">Who has answered in this run.</param>
/// <param name="inputs">Keeps what comes from the environment out of messages.</param>
internal sealed class PipelineSide(
    IReadOnlyList<IReadOnlyList<(string Name, PreparedStep Step)>> groups, FunctionMode mode, InstanceLedger instances, RunInputs inputs)
{
    private const int LongestKept = 256;

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
                    [.. call.Step.Take.Select(take => Taken(reply, document, take, call.Step.Agrees(take.Name)))]);
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
        => JsonSerializer.SerializeToElement(
            $"{bytes.Length} bytes of SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");

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

/// <summary>What came of one pass through the pipeline.</summary>
/// <param name="Steps">The steps, in order; of a failed run those that were tried.</param>
/// <param name="Answers">The values that must agree between the sides, by name; null if it failed.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record PipelineAnswer(
    IReadOnlyList<StepRecord> Steps, IReadOnlyDictionary<string, JsonElement>? Answers = null, string? Error = null);
