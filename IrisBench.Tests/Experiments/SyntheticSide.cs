using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>A side of a <see cref="SyntheticRun"/>: how long its steps take and what its components use, without noise.</summary>
internal sealed record SyntheticSide
{
    public static readonly SyntheticSide Monolith = new()
    {
        Definition = new SideDefinition { Name = "monolith", Packaging = Packaging.Monolith },
        Steps = [new("auth", 0.04), new("load", 0.14), new("train", 0.05), new("predict", 0.01)],
        Use = [new("monolith", 0.30, 1.3, 85e6, 200e6), new("iris-server", 0.10, 0.4, 130e6, 140e6)],
    };

    public static readonly SyntheticSide FunctionsWarm = new()
    {
        Definition = new SideDefinition { Name = "functions-warm", Packaging = Packaging.Functions },
        Steps = [new("auth", 0.05), new("load", 0.15), new("train", 0.09), new("predict", 0.02)],
        Use =
        [
            new("iris-auth", 0.02, 0.2, 70e6, 75e6), new("iris-load", 0.20, 1.2, 80e6, 150e6), new("iris-train", 0.05, 0.6, 100e6, 160e6),
            new("iris-predict", 0.01, 0.1, 90e6, 110e6), new("gateway", 0.02, 0.1, 60e6, 65e6), new("iris-server", 0.12, 0.5, 130e6, 140e6),
        ],
    };

    public static readonly SyntheticSide FunctionsZero = FunctionsWarm with
    {
        Definition = FunctionsWarm.Definition with { Name = "functions-zero", Mode = FunctionMode.Zero },
        Cold = ColdStartKind.IdleToZero,
    };

    public static readonly SyntheticSide FunctionsFork = FunctionsWarm with
    {
        Definition = FunctionsWarm.Definition with { Name = "functions-fork", Mode = FunctionMode.Fork },
        Cold = ColdStartKind.Fork,
    };

    public required SideDefinition Definition { get; init; }

    public required IReadOnlyList<SyntheticStep> Steps { get; init; }

    public required IReadOnlyList<SyntheticUse> Use { get; init; }

    /// <summary>Cold starts: of each request for <see cref="ColdStartKind.Fork"/>, else of the first of a round.</summary>
    public ColdStartKind? Cold { get; init; }

    /// <summary>Seconds of a run without cold starts.</summary>
    public double Seconds => Steps.Sum(step => step.Seconds);
}

/// <summary>A step of a <see cref="SyntheticSide"/>.</summary>
internal sealed record SyntheticStep(string Step, double Seconds);

/// <summary>
/// What a component of a <see cref="SyntheticSide"/> uses: CPU seconds of a pipeline run, cores at most, working set at rest and at most.
/// </summary>
internal sealed record SyntheticUse(string Component, double CpuSecondsPerRun, double CpuMaxCores, double BaselineBytes, double MaxBytes);
