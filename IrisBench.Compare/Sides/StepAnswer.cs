using System.Text.Json;

namespace IrisBench.Compare.Sides;

/// <summary>A step's JSON answer, read leniently: only the members that the comparison needs must be there.</summary>
internal sealed record StepAnswer(string Step, JsonElement Body)
{
    /// <exception cref="StepFailedException">The member is missing or no text.</exception>
    public string Text(params ReadOnlySpan<string> path)
        => Find(path) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw Lacks(path);

    /// <exception cref="StepFailedException">The member is missing or no number.</exception>
    public double Number(params ReadOnlySpan<string> path)
        => Find(path) is { ValueKind: JsonValueKind.Number } value
            ? value.GetDouble()
            : throw Lacks(path);

    private StepFailedException Lacks(ReadOnlySpan<string> path)
        => new(Step, $"the answer has no '{string.Join('.', path.ToArray())}'.");

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        var current = Body;
        foreach (var member in path)
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(member, out current))
            {
                return null;
            }
        }

        return current;
    }
}
