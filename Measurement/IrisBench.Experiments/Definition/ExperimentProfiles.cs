namespace IrisBench.Experiments.Definition;

/// <summary>The experiments that come with irisbench.</summary>
public static class ExperimentProfiles
{
    private const int OriginalIterations = 500;

    private static readonly SideDefinition Monolith = new() { Name = "monolith", Packaging = Packaging.Monolith };

    /// <summary>Under a minute on two cores, the start of the system included.</summary>
    public static Experiment Quick { get; } = new()
    {
        Name = "quick",
        Description = "What the monolith and warm functions take for the same pipeline, in under a minute.",
        Sides = [Monolith, Functions(FunctionMode.Warm)],
        Pipeline = new PipelineDefinition { Iterations = 20 },
        Load = new LoadDefinition { Kind = LoadKind.Sequential, Runs = 2 },
        Rounds = 7,
        WarmUps = 2,
        Measurement = new MeasurementDefinition { BaselineSeconds = 2 },
    };

    /// <summary>The original's load, one pipeline after the other; functions as it ran them, a process a request, and warm beside it.
    /// Some four minutes on two cores.</summary>
    public static Experiment Seed { get; } = new()
    {
        Name = "seed",
        Description = "The original's experiment: 500 iterations, one run at a time, "
            + "functions forked for each request, and warm ones beside them.",
        Sides = [Monolith, Functions(FunctionMode.Fork), Functions(FunctionMode.Warm)],
        Pipeline = new PipelineDefinition { Iterations = OriginalIterations, Flowers = [[5.1, 3.5, 1.4, 0.2]] },
        Load = new LoadDefinition { Kind = LoadKind.Sequential, Runs = 1 },
        Rounds = 10,
        WarmUps = 1,
        Measurement = new MeasurementDefinition { BaselineSeconds = 5 },
    };

    /// <summary>All four sides, with enough rounds to tell small differences. Some twenty minutes on two cores.</summary>
    public static Experiment Thorough { get; } = new()
    {
        Name = "thorough",
        Description = "The monolith beside functions in all their modes, thirty rounds each.",
        Sides = [Monolith, Functions(FunctionMode.Warm), Functions(FunctionMode.Zero), Functions(FunctionMode.Fork)],
        Pipeline = new PipelineDefinition { Iterations = 20 },
        Load = new LoadDefinition { Kind = LoadKind.Sequential, Runs = 5 },
        Rounds = 30,
        WarmUps = 2,
        Measurement = new MeasurementDefinition { BaselineSeconds = 10 },
    };

    /// <summary>What compiling the functions otherwise costs and spares: their starts, memory, processor time and size.
    /// Some four minutes on two cores, after publishing.</summary>
    public static Experiment Compilations { get; } = new()
    {
        Name = "compilations",
        Description = "Functions compiled when they run, ahead of time, and to native code: kept warm, and started for each request.",
        Sides =
        [
            Monolith,
            .. new[] { FunctionMode.Warm, FunctionMode.Fork }
                .SelectMany(mode => Enum.GetValues<FunctionCompilation>().Select(compilation => Functions(mode, compilation))),
        ],
        Pipeline = new PipelineDefinition { Iterations = 20 },
        Load = new LoadDefinition { Kind = LoadKind.Sequential, Runs = 2 },
        Rounds = 7,
        WarmUps = 1,
        Measurement = new MeasurementDefinition { BaselineSeconds = 2 },
    };

    /// <summary>All of them, the shortest first.</summary>
    public static IReadOnlyList<Experiment> All { get; } = [Quick, Seed, Compilations, Thorough];

    /// <summary>Functions in a mode, under the name they have in the profiles.</summary>
    public static SideDefinition Functions(FunctionMode mode, FunctionCompilation? compilation = null) => new()
    {
        Name = $"functions-{mode}{(compilation is null ? "" : $"-{compilation}")}".ToLowerInvariant(),
        Packaging = Packaging.Functions,
        Mode = mode,
        Compilation = compilation,
    };
}
