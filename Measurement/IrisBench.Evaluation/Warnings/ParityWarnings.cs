using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About sides of which nothing was held against each other: whether they do the same work is not known.</summary>
internal static class ParityWarnings
{
    public static IEnumerable<string> Of(RunHeader header)
    {
        var reference = header.Experiment.Sides[0].Name;
        var names = header.Parity.Where(answer => answer.Answers is not null)
            .GroupBy(answer => answer.Side).ToDictionary(side => side.Key, side => side.SelectMany(answer => answer.Answers!.Keys).ToHashSet());
        return header.Experiment.Sides.Skip(1).Select(side => side.Name)
            .Where(side => names.TryGetValue(side, out var own) && names.TryGetValue(reference, out var known) && !own.Overlaps(known))
            .Select(side => $"Nothing that {side} and {reference} answer was compared: no step of both says what must agree, so whether they do the same work is not known.");
    }
}
