using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace IrisBench.Experiments.Definition;

/// <summary>How a sweep is evaluated and when a point of it has had enough.</summary>
public sealed record SweepDefinition
{
    /// <summary>The ratio to the reference whose crossing is looked for: 1.1 for "over 10 % more".</summary>
    [Range(1.001, 1000.0)]
    public double Crossing { get; init; } = 1.1;

    /// <summary>A point ends early when the interval of its time, relative to the reference's where there is one, is no wider than this
    /// to either side: 0.05 for 5 %. Null runs all rounds. It is looked at a few fixed times, and all intervals are made wider for it,
    /// so that they hold what they say however it ends.</summary>
    [Range(0.001, 1.0)]
    public double? EnoughHalfWidth { get; init; }
}

/// <summary>What a sweep varies: one or two of these, each with the values that are tried.
/// Each takes the place of the key of the same name.</summary>
public sealed record VaryDefinition
{
    /// <summary>Iterations of the load step.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Iterations { get; init; }

    /// <summary>Rows and columns of the load's matrices.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Size { get; init; }

    /// <summary>Bytes that are added to the request of the load step.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? PayloadBytes { get; init; }

    /// <summary>Length of the chain, 1 to 8; needs a step of your own that repeats as a chain.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Chain { get; init; }

    /// <summary>Calls at once in the fan-out, 1 to 8; needs a step of your own that repeats as a fan-out.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? FanOut { get; init; }

    /// <summary>Callers at once; needs a closed load.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Concurrency { get; init; }

    /// <summary>Arrivals a second; needs an open load.</summary>
    [MinLength(2)]
    public IReadOnlyList<double>? RatePerSecond { get; init; }

    /// <summary>How the gateway runs the functions, on every side of functions.</summary>
    [MinLength(2)]
    public IReadOnlyList<FunctionMode>? Mode { get; init; }

    /// <summary>How the functions' programs are compiled, on every side of functions.</summary>
    [MinLength(2)]
    public IReadOnlyList<FunctionCompilation>? Compilation { get; init; }
}

/// <summary>Something that a sweep can vary.</summary>
/// <param name="Name">Its key in <c>vary</c>.</param>
/// <param name="Label">What readers call it.</param>
/// <param name="IsOrdered">Whether a value between two of its values means something.</param>
/// <param name="Settings">Its values in a definition; null where it is not varied.</param>
public sealed record SweepFactor(string Name, string Label, bool IsOrdered, Func<VaryDefinition, IReadOnlyList<FactorSetting>?> Settings)
{
    /// <summary>Name of the factor that takes another mode for each of its values.</summary>
    public const string Mode = "mode";

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
        OfFunctions(Mode, "mode of the functions", vary => vary.Mode, (side, mode) => side with { Mode = mode }),
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

/// <summary>The points of an experiment: every value of what varies with every value of the other.</summary>
public static class SweepPoints
{
    /// <summary>The points, the first factor's values slowest; one, the experiment itself, where nothing varies.</summary>
    public static IReadOnlyList<SweepPoint> Of(Experiment experiment)
    {
        IEnumerable<SweepPoint> points = [new(0, [], experiment with { Vary = null, Sweep = null })];
        foreach (var factor in SweepFactor.Of(experiment))
        {
            points = points.SelectMany(
                _ => factor.Settings(experiment.Vary!)!,
                (point, setting) => new SweepPoint(0, [.. point.Settings, (factor, setting)], setting.Apply(point.Experiment)));
        }

        return [.. points.Select((point, index) => point with { Index = index })];
    }
}

/// <summary>A point of a sweep: an experiment in which what varies has one value each.</summary>
/// <param name="Index">Its place among the points, from 0.</param>
/// <param name="Settings">What varies and its value here, in the order of the axes; empty for an experiment that varies nothing.</param>
/// <param name="Experiment">The experiment at this point; it varies nothing.</param>
public sealed record SweepPoint(int Index, IReadOnlyList<(SweepFactor Factor, FactorSetting Setting)> Settings, Experiment Experiment)
{
    /// <summary>For a message: <c>iterations 5, mode fork</c>.</summary>
    public string Text => string.Join(", ", Settings.Select(setting => $"{setting.Factor.Name} {setting.Setting.Text}"));
}

/// <summary>After how many rounds of each side it is looked whether there have been enough: half, three quarters and all of them. Fixed
/// before the first round, because a look that is chosen by what is seen has no known error.</summary>
public static class Looks
{
    /// <summary>Fewest rounds of a look: the extremes of fewer do not cover what an early look has to.</summary>
    public const int FewestRounds = 10;

    /// <summary>The looks, ascending; the last is the end.</summary>
    public static IReadOnlyList<int> Of(Experiment experiment)
        => (experiment.Vary is null ? experiment.StopWhenKnown.Count == 0 : experiment.Sweep?.EnoughHalfWidth is null)
            ? [experiment.Rounds]
            : [.. new[] { (experiment.Rounds + 1) / 2, ((3 * experiment.Rounds) + 3) / 4 }
                .Where(look => look >= FewestRounds && look < experiment.Rounds).Distinct(), experiment.Rounds];
}
