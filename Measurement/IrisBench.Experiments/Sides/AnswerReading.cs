using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Unicode;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>Takes out of an answer what its step takes. An answer may be anything: what cannot be used fails the step, and what is kept of
/// it has a bound.</summary>
internal sealed class AnswerReading(RunInputs inputs)
{
    private const int LongestKept = 256;

    private readonly ConcurrentDictionary<string, bool> _parts = new(StringComparer.Ordinal);

    /// <exception cref="StepFailedException">The answer lacks something, or it cannot be read.</exception>
    public ReadAnswer Read(StepReply reply, PreparedStep step)
    {
        using var document = step.NeedsJson ? reply.Json() : null;
        return new ReadAnswer(
            [.. step.Take.Select(take => Taken(reply, document, take, step.Definition.Agree.Contains(take.Name)))],
            step.Durations is { } durations ? Parts(reply, document!, durations) : null);
    }

    private TakenValue Taken(StepReply reply, JsonDocument? document, TakenPlace take, bool agrees)
    {
        if (take.Pointer is { IsWhole: false } pointer)
        {
            var found = reply.Find(document!, pointer);
            var text = found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
            return new TakenValue(take.Name, text, agrees ? Agreed(found.Clone(), text.Length) : null);
        }

        var whole = take.Header is { } header
            ? reply.Headers.GetValueOrDefault(header) ?? throw reply.Lacks($"header {header}")
            : reply.Text();
        if (!agrees)
            return new TakenValue(take.Name, whole, null);
        // Bytes that are no text agree as bytes.
        return take.Header is null && !Utf8.IsValid(reply.Body)
            ? new TakenValue(take.Name, whole, Agreed(JsonSerializer.SerializeToElement(JsonAgreement.DigestOf(reply.Body)), 0))
            : new TakenValue(take.Name, whole, Agreed(StrictJson.ValueOf(whole), whole.Length));
    }

    // Not all of a large answer, and of a large value its digest.
    private AgreedValue Agreed(JsonElement value, int length) => new(
        value, length > LongestKept ? JsonSerializer.SerializeToElement(JsonAgreement.DigestOf(value)) : inputs.Hide(value));

    // Timed by who answered: there is no request between its parts to time from outside. Parts have a column each in what is written of
    // a run, so their number is bounded over all answers.
    private List<StepRecord> Parts(StepReply reply, JsonDocument document, JsonPointer durations)
    {
        var parts = reply.Find(document, durations);
        if (parts.ValueKind != JsonValueKind.Object)
            throw reply.Lacks($"'{durations}' with seconds by name");
        var records = new List<StepRecord>();
        foreach (var part in parts.EnumerateObject())
        {
            var name = part.Name;
            if (name.Length is 0 or > Excerpt.Name)
                throw new StepFailedException(
                    reply.Step, $"a part in '{durations}' has a name of {name.Length} characters; 1 to {Excerpt.Name} are taken.");
            if (records.Count >= RecordRules.MostParts || (_parts.Count >= RecordRules.MostParts && !_parts.ContainsKey(name)))
                throw new StepFailedException(reply.Step, $"'{durations}' has more than {RecordRules.MostParts} parts over all answers.");
            _parts.TryAdd(name, true);
            records.Add(part.Value.ValueKind == JsonValueKind.Number && part.Value.GetDouble() is var seconds
                && MeasuredRange.IsAmount(seconds)
                ? new StepRecord(Excerpt.Of(inputs.Hide(name)), seconds, reply.Instance)
                : throw reply.Lacks($"'{durations}/{name}' that is a number of seconds"));
        }

        return records;
    }
}

/// <summary>What a step made of an answer.</summary>
/// <param name="Taken">Values for later steps, and for the parity gate.</param>
/// <param name="Parts">What its parts took; null where the step is timed from outside.</param>
internal sealed record ReadAnswer(IReadOnlyList<TakenValue> Taken, IReadOnlyList<StepRecord>? Parts);

/// <summary>A value of an answer under its name, as text; and where it must agree, as what it is.</summary>
internal sealed record TakenValue(string Name, string Text, AgreedValue? Agreed);

/// <summary>A value that must agree.</summary>
/// <param name="Whole">As it was answered.</param>
/// <param name="Kept">As it may be written: without secrets, and no larger than it is of use.</param>
internal sealed record AgreedValue(JsonElement Whole, JsonElement Kept);
