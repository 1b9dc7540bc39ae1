using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>A step's answer, read leniently: only the members that the comparison needs must be there.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seconds">From the request to the whole answer.</param>
/// <param name="Body">The JSON answer.</param>
/// <param name="Instance">Header X-Instance-Id: which process answered.</param>
/// <param name="ColdStart">Header X-Cold-Start of the local gateway.</param>
/// <param name="ServerTiming">Header Server-Timing of the local gateway (https://www.w3.org/TR/server-timing/).</param>
internal sealed record StepReply(string Step, double Seconds, JsonElement Body, string? Instance, string? ColdStart, string? ServerTiming)
{
    /// <summary>A duration of the header Server-Timing, in seconds.</summary>
    public double? Timing(string metric) => ServerTimingHeader.Seconds(ServerTiming, metric);

    /// <exception cref="StepFailedException">The member is missing or no text.</exception>
    public string Text(params ReadOnlySpan<string> path)
        => Find(path) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw Lacks(path);

    /// <exception cref="StepFailedException">The member is missing or no number.</exception>
    public double Number(params ReadOnlySpan<string> path)
        => Find(path) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw Lacks(path);

    /// <exception cref="StepFailedException">The member is missing or no time, in seconds.</exception>
    public double Duration(params ReadOnlySpan<string> path) => Number(path) is var seconds && MeasuredRange.IsAmount(seconds) ? seconds : throw Lacks(path);

    private StepFailedException Lacks(ReadOnlySpan<string> path)
        => new(Step, $"the answer has no '{string.Join('.', path.ToArray())}'.");

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        var current = Body;
        foreach (var member in path)
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(member, out current))
                return null;
        }

        return current;
    }
}
