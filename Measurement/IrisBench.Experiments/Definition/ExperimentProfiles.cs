using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Experiments.Definition;

/// <summary>The experiments that come with irisbench.</summary>
public static class ExperimentProfiles
{
    private const int OriginalIterations = 500;

    /// <summary>Under a minute on two cores, the start of the system included.</summary>
    public static Experiment Quick { get; } = Profile(
        "quick", "What the monolith and warm functions take for the same pipeline, in under a minute.",
        runs: 2, rounds: 7, warmUps: 2, baselineSeconds: 2, Functions(FunctionMode.Warm));

    /// <summary>The original's load, one pipeline after the other; functions as it ran them, a process a request, and warm beside it.
    /// Some four minutes on two cores.</summary>
    public static Experiment Seed { get; } = Profile(
        "seed",
        "The original's experiment: 500 iterations, one run at a time, functions forked for each request, and warm ones beside them.",
        runs: 1, rounds: 10, warmUps: 1, baselineSeconds: 5, Functions(FunctionMode.Fork), Functions(FunctionMode.Warm)) with
    {
        Pipeline = new PipelineDefinition { Iterations = OriginalIterations, Flowers = [[5.1, 3.5, 1.4, 0.2]] },
    };

    /// <summary>All four sides, with enough rounds to tell small differences. Some twenty minutes on two cores.</summary>
    public static Experiment Thorough { get; } = Profile(
        "thorough", "The monolith beside functions in all their modes, thirty rounds each.",
        runs: 5, rounds: 30, warmUps: 2, baselineSeconds: 10,
        Functions(FunctionMode.Warm), Functions(FunctionMode.Zero), Functions(FunctionMode.Fork));

    /// <summary>What compiling the functions otherwise costs and spares: their starts, memory, processor time and size.
    /// Some four minutes on two cores, after publishing.</summary>
    public static Experiment Compilations { get; } = Profile(
        "compilations", "Functions compiled when they run, ahead of time, and to native code: kept warm, and started for each request.",
        runs: 2, rounds: 7, warmUps: 1, baselineSeconds: 2,
        [.. new[] { FunctionMode.Warm, FunctionMode.Fork }
            .SelectMany(mode => Enum.GetValues<FunctionCompilation>().Select(compilation => Functions(mode, compilation)))]);

    /// <summary>What comes of more and more calls, from none to five a second. Some ten minutes on two cores.</summary>
    public static Experiment Ramp { get; } = OfStages(
        "ramp", "The monolith and warm functions under calls that grow from none to five a second.", ArrivalProcess.Constant,
        [To(5, 20), At(5, 5)], Functions(FunctionMode.Warm));

    /// <summary>What comes of fifty times the calls at once. Some twenty minutes on two cores.</summary>
    public static Experiment Spike { get; } = OfStages(
        "spike", "The monolith, warm functions and functions that had been stopped under fifty times their calls for eight seconds.",
        ArrivalProcess.Constant, [At(0.1, 15), At(5, 8), At(0.1, 16)], Functions(FunctionMode.Warm), Functions(FunctionMode.Zero));

    /// <summary>A day of calls in 48 seconds, two for each hour: few at night, most in the afternoon. Some half an hour on two
    /// cores.</summary>
    public static Experiment Day { get; } = OfStages(
        "day", "The monolith, warm functions and functions that had been stopped under the calls of a day, in 48 seconds.",
        ArrivalProcess.Poisson,
        [At(0.1, 12), To(1.5, 6), At(1.5, 6), To(1, 2), To(2, 4), At(2, 4), To(0.5, 6), To(0.1, 8)],
        Functions(FunctionMode.Warm), Functions(FunctionMode.Zero));

    /// <summary>All of them, the shortest first.</summary>
    public static IReadOnlyList<Experiment> All { get; } = [Quick, Seed, Compilations, Ramp, Spike, Thorough, Day];

    /// <summary>The sides that they are made of, in how functions are run; compilations are left out.</summary>
    public static IReadOnlyList<SideDefinition> Sides { get; }
        = [Monolith, .. Enum.GetValues<FunctionMode>().Select(mode => Functions(mode))];

    /// <summary>An experiment with one side of functions in place of all that it has; null of one that has none.</summary>
    public static Experiment? InMode(Experiment experiment, FunctionMode mode)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var others = experiment.Sides.Where(side => side.Packaging != Packaging.Functions).ToArray();
        return others.Length < experiment.Sides.Count ? experiment with { Sides = [.. others, Functions(mode)] } : null;
    }

    /// <summary>Functions in a mode, under the name they have in the profiles.</summary>
    public static SideDefinition Functions(FunctionMode mode, FunctionCompilation? compilation = null) => new()
    {
        Name = $"functions-{mode}{(compilation is null ? "" : $"-{compilation}")}".ToLowerInvariant(),
        Packaging = Packaging.Functions,
        Mode = mode,
        Compilation = compilation,
    };

    // Little work in each call, and five a second at most: a sign-in takes a tenth of a second of a core, and two cores are to do it all.
    private static Experiment OfStages(
        string name, string description, ArrivalProcess arrivals, IReadOnlyList<StageDefinition> stages, params SideDefinition[] functions)
        => Profile(name, description, runs: 1, rounds: 7, warmUps: 1, baselineSeconds: 2, functions) with
        {
            Pipeline = new PipelineDefinition { Iterations = 1, Size = 100 },
            Load = new LoadDefinition { Kind = LoadKind.Stages, Arrivals = arrivals, Stages = stages },
        };

    private static SideDefinition Monolith => new() { Name = "monolith", Packaging = Packaging.Monolith };

    private static StageDefinition At(double ratePerSecond, double seconds) => new() { RatePerSecond = ratePerSecond, Seconds = seconds };

    private static StageDefinition To(double ratePerSecond, double seconds) => new() { RampTo = ratePerSecond, Seconds = seconds };

    private static Experiment Profile(string name, string description,
        int runs, int rounds, int warmUps, double baselineSeconds, params SideDefinition[] functions) => new()
        {
            Name = name,
            Description = description,
            Sides = [Monolith, .. functions],
            Load = new LoadDefinition { Runs = runs },
            Rounds = rounds,
            WarmUps = warmUps,
            Measurement = new MeasurementDefinition { BaselineSeconds = baselineSeconds },
        };
}

/// <summary>An experiment file to start from: every key, what it means, and the values of the quick profile.</summary>
public static class ExperimentTemplate
{
    /// <summary>The file, in YAML.</summary>
    /// <param name="name">Name of the experiment.</param>
    /// <param name="schema">Where editors find the JSON schema: an address, or a path from the file.</param>
    public static string Create(string name, string schema) => ExperimentFile.Shipped("template.yaml")
        .Replace("{schema}", schema, StringComparison.Ordinal).Replace("{name}", name, StringComparison.Ordinal);
}
