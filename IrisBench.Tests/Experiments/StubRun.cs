using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Running.Machine;

namespace IrisBench.Tests.Experiments;

/// <summary>Runs experiments in this process against a stub.</summary>
internal static class StubRun
{
    public static SideDefinition Monolith(string name = "monolith") => new() { Name = name, Packaging = Packaging.Monolith };

    public static SideDefinition Functions(FunctionMode mode)
        => new() { Name = $"functions-{mode}".ToLowerInvariant(), Packaging = Packaging.Functions, Mode = mode };

    /// <summary>As short as can be: it settles once and rests hardly.</summary>
    public static Experiment Experiment(params SideDefinition[] sides) => new()
    {
        Name = "stub",
        Sides = sides,
        Pipeline = new PipelineDefinition { Flowers = [[5.1, 3.5, 1.4, 0.2]] },
        Rounds = 1,
        WarmUps = 0,
        NoiseFloor = false,
        Order = new OrderDefinition { Randomised = false, Seed = 1 },
        Rest = new RestDefinition { MinimumSeconds = 0, MaximumSeconds = 0.3 },
        Measurement = new MeasurementDefinition { BaselineSeconds = 0.1, SettlingScrapes = 1, NeighbourShare = 1 },
    };

    public static Task<RunOutcome> RunAsync(
        this StubSystem system, Experiment experiment, IRunProgress? progress = null, RunTargets? targets = null,
        Func<MachineTimes?>? machine = null, CancellationToken cancellationToken = default)
        => new ExperimentRun(new RunRequest
        {
            Experiment = experiment,
            Targets = targets ?? system.Targets,
            Credentials = system.Credentials,
            Results = system.Results,
            Command = "irisbench compare",
            Progress = progress ?? new NoProgress(),
            ReadMachine = machine ?? MachineReader.Read,
        }).RunAsync(cancellationToken);
}
