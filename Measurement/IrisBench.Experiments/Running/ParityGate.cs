using System.Globalization;
using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>Sides that answer differently do different work, and their figures cannot be compared.</summary>
internal static class ParityGate
{
    /// <summary>What the sides disagree about, or null.</summary>
    public static string? Disagreement(Experiment experiment, IReadOnlyList<ParityAnswer> answers)
    {
        // Of the load's checksum, a residual, the last digits depend on the order of additions, and so on the number of cores.
        var tolerances = experiment.Sides.SelectMany(side => side.System?.Steps ?? IrisPipeline.Monolith)
            .SelectMany(step => step.Agree, (step, name) => (name, step.Tolerance)).GroupBy(value => value.name).ToDictionary(value => value.Key, value => value.Max(step => step.Tolerance));
        var asks = SystemTexts.UseFlowers(experiment);
        return answers.GroupBy(answer => (answer.Point, Flower: string.Join(',', answer.Flower.Select(feature => feature.ToString(CultureInfo.InvariantCulture)))))
            .SelectMany(same => same.SelectMany((one, index) => same.Skip(index + 1).Select(other => Disagreement(asks ? $" to the flower {same.Key.Flower}" : "", one, other, tolerances))))
            .OfType<string>()
            .FirstOrDefault();
    }

    private static string? Disagreement(string asked, ParityAnswer one, ParityAnswer other, Dictionary<string, double> tolerances)
        => one.Answers!.Keys.Intersect(other.Answers!.Keys)
            .Where(name => !Agree(one.Answers[name], other.Answers[name], tolerances[name]))
            .Select(name => $"{one.Side} answers {name} {one.Answers[name]}{asked}, {other.Side} {other.Answers[name]}")
            .FirstOrDefault();

    private static bool Agree(JsonElement one, JsonElement other, double tolerance)
    {
        if (JsonElement.DeepEquals(one, other))
            return true;
        // JSON has numbers beyond a double's, which are read as infinite.
        return tolerance > 0 && one.ValueKind == JsonValueKind.Number && other.ValueKind == JsonValueKind.Number
            && (A: one.GetDouble(), B: other.GetDouble()) is var (a, b) && double.IsFinite(a - b) && Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }
}
