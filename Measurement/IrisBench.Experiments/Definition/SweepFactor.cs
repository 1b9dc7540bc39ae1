using System.Globalization;

namespace IrisBench.Experiments.Definition;

/// <summary>Something that a sweep can vary.</summary>
/// <param name="Name">Its key in <c>vary</c>.</param>
/// <param name="Label">What readers call it.</param>
/// <param name="IsOrdered">Whether a value between two of its values means something.</param>
/// <param name="Settings">Its values in a definition; null where it is not varied.</param>
public sealed record SweepFactor(string Name, string Label, bool IsOrdered, Func<VaryDefinition, IReadOnlyList<FactorSetting>?> Settings)
{
    /// <summary>Name of the factor that takes another build for each of its values.</summary>
    public const string Compilation = "compilation";

    /// <summary>All there are, in the order in which they become axes.
    /// Another one is a list in <see cref="VaryDefinition"/> and a line here.</summary>
    public static IReadOnlyList<SweepFactor> All { get; } =
    [
        OfPipeline("iterations", "load iterations", vary => vary.Iterations, (pipeline, value) => pipeline with { Iterations = value }),
        OfPipeline("size", "load size", vary => vary.Size, (pipeline, value) => pipeline with { Size = value }),
        OfPipeline("payloadBytes", "bytes of payload", vary => vary.PayloadBytes,
            (pipeline, value) => pipeline with { PayloadBytes = value }),
        OfPipeline("chain", "steps in the chain", vary => vary.Chain, (pipeline, value) => pipeline with { Chain = value }),
        OfPipeline("fanOut", "calls at once", vary => vary.FanOut, (pipeline, value) => pipeline with { FanOut = value }),
        Whole("concurrency", "callers at once", vary => vary.Concurrency,
            (experiment, value) => experiment with { Load = experiment.Load with { Concurrency = value } }),
        new("ratePerSecond", "arrivals a second", IsOrdered: true, vary => vary.RatePerSecond?.Order().Select(rate => new FactorSetting(
            rate, rate.ToString(CultureInfo.InvariantCulture),
            experiment => experiment with { Load = experiment.Load with { RatePerSecond = rate } })).ToList()),
        OfFunctions("mode", "mode of the functions", vary => vary.Mode, (side, mode) => side with { Mode = mode }),
        OfFunctions(Compilation, "compilation of the functions", vary => vary.Compilation,
            (side, compilation) => side with { Compilation = compilation }),
    ];

    /// <summary>Those that an experiment varies.</summary>
    public static IReadOnlyList<SweepFactor> Of(Experiment experiment)
        => experiment.Vary is { } vary ? [.. All.Where(factor => factor.Settings(vary) is not null)] : [];

    // In rising order: the values are an axis.
    private static SweepFactor Whole(
        string name, string label, Func<VaryDefinition, IReadOnlyList<int>?> values, Func<Experiment, int, Experiment> change)
        => new(name, label, IsOrdered: true, vary => values(vary)?.Order().Select(value => new FactorSetting(
            value, value.ToString(CultureInfo.InvariantCulture), experiment => change(experiment, value))).ToList());

    private static SweepFactor OfPipeline(
        string name, string label, Func<VaryDefinition, IReadOnlyList<int>?> values,
        Func<PipelineDefinition, int, PipelineDefinition> change)
        => Whole(name, label, values, (experiment, value) => experiment with { Pipeline = change(experiment.Pipeline, value) });

    private static SweepFactor OfFunctions<T>(
        string name, string label, Func<VaryDefinition, IReadOnlyList<T>?> values, Func<SideDefinition, T, SideDefinition> change)
        where T : struct, Enum
        => new(name, label, IsOrdered: false, vary => values(vary)?.Select((value, place) => new FactorSetting(
            place, value.ToString().ToLowerInvariant(), experiment => experiment with
            {
                Sides = [.. experiment.Sides.Select(side => side.Packaging == Packaging.Functions ? change(side, value) : side)],
            })).ToList());
}

/// <summary>A value that a factor takes.</summary>
/// <param name="Value">As a number; of a factor without an order, one that only tells it from others.</param>
/// <param name="Text">As people write it.</param>
/// <param name="Apply">Gives an experiment this value.</param>
public sealed record FactorSetting(double Value, string Text, Func<Experiment, Experiment> Apply);
