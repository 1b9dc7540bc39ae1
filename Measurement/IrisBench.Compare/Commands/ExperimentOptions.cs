using System.CommandLine;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Compare.Commands;

/// <summary>Options that say what is run: a profile or a file, and what is different this time.</summary>
internal sealed class ExperimentOptions
{
    private readonly Option<string?> _profile = new Option<string?>("--profile")
    {
        Description = $"An experiment that comes with irisbench; {ExperimentProfiles.Quick.Name} when nothing is said.",
    }.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. ExperimentProfiles.All.Select(profile => profile.Name)]);

    private readonly Option<FileInfo?> _file = new("--experiment")
    {
        Description = "An experiment of your own, in YAML or JSON; 'irisbench init' writes one.",
        HelpName = "FILE",
    };

    private readonly Option<FunctionMode?> _mode = ValueOption.Name<FunctionMode>(
        "--mode", "How the functions are run, in place of the experiment's function sides.");
    private readonly Option<FunctionCompilation?> _compilation = ValueOption.Name<FunctionCompilation>(
        "--compilation", "How the functions are compiled, of every function side; as the system has them when nothing is said.");
    private readonly Option<int?> _rounds = ValueOption.Whole("--rounds", "Measured rounds of each side.");
    private readonly Option<int?> _warmUps = ValueOption.Whole("--warm-ups", "Rounds of each side before them that count for nothing.");
    private readonly Option<int?> _seed = ValueOption.Whole("--seed", "Seed of the order of rounds and of random arrivals.");
    private readonly Option<int?> _iterations = ValueOption.Whole("--iterations", "Iterations of the load step.");
    private readonly Option<int?> _size = ValueOption.Whole("--size", "Rows and columns of the load's matrices.");
    private readonly Option<int?> _loadSeed = ValueOption.Whole("--load-seed", "Seed of the load's matrices.");
    private readonly Option<LoadKind?> _load = ValueOption.Name<LoadKind>("--load", "How pipeline runs arrive in a round.");
    private readonly Option<int?> _runs = ValueOption.Whole("--runs", "Pipeline runs in a round (sequential, closed).");
    private readonly Option<int?> _concurrency = ValueOption.Whole("--concurrency", "Callers at once (closed).");
    private readonly Option<double?> _rate = ValueOption.Real("--rate", "Arrivals a second (open).");
    private readonly Option<double?> _duration = ValueOption.Real("--duration", "Seconds that runs arrive in a round (open).");
    private readonly Option<ArrivalProcess?> _arrivals = ValueOption.Name<ArrivalProcess>(
        "--arrivals", "How arrivals are spaced (open, stages).");

    public IEnumerable<Option> All =>
    [
        _profile, _file, _mode, _compilation, _rounds, _warmUps, _seed, _iterations, _size, _loadSeed,
        _load, _runs, _concurrency, _rate, _duration, _arrivals,
    ];

    /// <exception cref="DefinitionException">The file, or what the options make of it, is no experiment.</exception>
    /// <exception cref="UsageException">A profile and a file are given.</exception>
    public async Task<Experiment> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var experiment = WithCompilation(WithMode(await FindAsync(arguments, cancellationToken), arguments), arguments);
        return WithLoad(WithCounts(experiment, arguments), arguments).EnsureValid();
    }

    /// <summary>The folder of the file; null where none is given.</summary>
    public string? FolderOf(ParseResult arguments) => arguments.GetValue(_file)?.DirectoryName;

    /// <summary>The rounds that were asked for.</summary>
    public int? RoundsOf(ParseResult arguments) => arguments.GetValue(_rounds);

    private async Task<Experiment> FindAsync(ParseResult arguments, CancellationToken cancellationToken)
        => (arguments.GetValue(_profile), arguments.GetValue(_file)) switch
        {
            (not null, not null) => throw new UsageException("--profile and --experiment exclude each other: leave one out."),
            (_, { } file) => await ExperimentFile.ReadAsync(file, cancellationToken),
            (var name, _) => ExperimentProfiles.All.Single(
                profile => profile.Name.Equals(name ?? ExperimentProfiles.Quick.Name, StringComparison.OrdinalIgnoreCase)),
        };

    private Experiment WithMode(Experiment experiment, ParseResult arguments)
        => arguments.GetValue(_mode) is not { } mode
            ? experiment
            : ExperimentProfiles.InMode(experiment, mode)
                ?? throw new UsageException("--mode is given, but the experiment has no side of functions: leave it out.");

    private Experiment WithCompilation(Experiment experiment, ParseResult arguments)
        => arguments.GetValue(_compilation) is { } compilation
            ? experiment with
            {
                Sides = [.. experiment.Sides.Select(
                    side => side.Packaging == Packaging.Functions ? side with { Compilation = compilation } : side)],
            }
            : experiment;

    private Experiment WithCounts(Experiment experiment, ParseResult arguments) => experiment with
    {
        Rounds = arguments.GetValue(_rounds) ?? experiment.Rounds,
        WarmUps = arguments.GetValue(_warmUps) ?? experiment.WarmUps,
        Order = experiment.Order with { Seed = arguments.GetValue(_seed) ?? experiment.Order.Seed },
        Pipeline = experiment.Pipeline with
        {
            Iterations = arguments.GetValue(_iterations) ?? experiment.Pipeline.Iterations,
            Size = arguments.GetValue(_size) ?? experiment.Pipeline.Size,
            Seed = arguments.GetValue(_loadSeed) ?? experiment.Pipeline.Seed,
        },
    };

    private Experiment WithLoad(Experiment experiment, ParseResult arguments)
    {
        var (load, kind) = (experiment.Load, arguments.GetValue(_load) ?? experiment.Load.Kind);
        return experiment with
        {
            Load = load with
            {
                Kind = kind,
                Runs = arguments.GetValue(_runs) ?? load.Runs,
                Concurrency = arguments.GetValue(_concurrency) ?? load.Concurrency,
                RatePerSecond = arguments.GetValue(_rate) ?? load.RatePerSecond,
                DurationSeconds = arguments.GetValue(_duration) ?? load.DurationSeconds,
                Arrivals = arguments.GetValue(_arrivals) ?? load.Arrivals,
                // Of another kind they would be refused.
                Stages = kind == LoadKind.Stages ? load.Stages : null,
                File = kind == LoadKind.Trace ? load.File : null,
            },
        };
    }
}
