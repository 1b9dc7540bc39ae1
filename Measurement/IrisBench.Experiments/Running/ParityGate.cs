using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>Sides that answer differently do different work, and their figures cannot be compared.</summary>
internal static class ParityGate
{
    // The load's checksum is a residual: its last digits depend on the order of additions, and so on the number of cores.
    private const double ChecksumTolerance = 1e-9;

    /// <summary>What the sides disagree about, or null.</summary>
    public static string? Disagreement(IReadOnlyList<ParityAnswer> answers)
        => answers.GroupBy(answer => (answer.Point, Flower: string.Join(',', answer.Flower.Select(feature => feature.ToString(CultureInfo.InvariantCulture)))))
            .SelectMany(same => same.Skip(1).Select(answer => Disagreement(same.Key.Flower, same.First(), answer)))
            .OfType<string>()
            .FirstOrDefault();

    private static string? Disagreement(string flower, ParityAnswer one, ParityAnswer other)
    {
        if (one.Species != other.Species)
            return Text($"{one.Side} answers {one.Species} to the flower {flower}, {other.Side} {other.Species}");
        if (Math.Abs(one.Accuracy - other.Accuracy) > ChecksumTolerance)
            return Text($"{one.Side} trains a model of accuracy {one.Accuracy}, {other.Side} one of {other.Accuracy}");
        return Math.Abs(one.LoadChecksum - other.LoadChecksum) > ChecksumTolerance * Math.Max(Math.Abs(one.LoadChecksum), Math.Abs(other.LoadChecksum))
            ? Text($"{one.Side} has the load's checksum {one.LoadChecksum:R}, {other.Side} {other.LoadChecksum:R}")
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
