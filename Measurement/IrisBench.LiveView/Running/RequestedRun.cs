using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Running;

/// <summary>What to run: a profile, an experiment in YAML or JSON, a run whose experiment is run again, or the last complete run, with
/// which the new one is then compared. Of a profile also what is different this time.</summary>
/// <param name="Profile">Name of a profile.</param>
/// <param name="Definition">An experiment.</param>
/// <param name="Again">Name of a run.</param>
/// <param name="Last">Whether it is the last complete run.</param>
/// <param name="Sides">Names of sides, with commas between them, in place of the profile's.</param>
/// <param name="Rounds">Measured rounds of each side.</param>
/// <param name="Mode">A mode of the functions, in place of the profile's sides of functions.</param>
/// <param name="Vary">What a sweep varies.</param>
/// <param name="Values">The values that it takes, with commas between them.</param>
internal sealed record StartRequest(
    string? Profile = null, string? Definition = null, string? Again = null, bool Last = false,
    string? Sides = null, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? Rounds = null,
    string? Mode = null, string? Vary = null, string? Values = null)
{
    /// <summary>Whether it says anything that only a profile can have.</summary>
    [JsonIgnore]
    public bool ChangesProfile => (Sides ?? Mode ?? Vary ?? Values) is not null || Rounds is not null;
}

/// <summary>What is run.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Before">The folder of the run with which it is compared; null of a run by itself.</param>
internal sealed record RequestedRun(Experiment Experiment, DirectoryInfo? Before = null);

/// <summary>Finds what a page or a program asks for.</summary>
internal sealed class RunRequests(RunCatalog catalog)
{
    /// <exception cref="ExperimentException">There is none, or it is none; all that is wrong with it is told.</exception>
    public async Task<RequestedRun> FindAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var run = await NamedAsync(request, cancellationToken);
        return WhyNot(run.Experiment) is { } reason ? throw new ExperimentException(reason) : run;
    }

    // A page must not be a way to read files of this machine, nor to send this process's environment anywhere.
    private static string? WhyNot(Experiment experiment)
        => experiment.Load.File is not null
            ? "A trace is a file of this machine, which no page chooses: run it with 'irisbench compare'."
            : experiment.Sides.Any(side => side.System is not null)
                ? "A system of your own may be anywhere, and is told what the environment holds: "
                    + "run it with 'irisbench compare --experiment'."
                : null;

    private async Task<RequestedRun> NamedAsync(StartRequest request, CancellationToken cancellationToken) => request switch
    {
        { Profile: { } name, Definition: null, Again: null, Last: false } => new(ChangedProfile.Of(name, request)),
        { ChangesProfile: true } => throw new ArgumentProblemException("profile", "Only a profile is changed by arguments: name one."),
        { Profile: null, Definition: { } text, Again: null, Last: false } => new(ExperimentFile.Parse(text, "experiment")),
        { Profile: null, Definition: null, Again: { } id, Last: false } => new((await HeaderAsync(id, cancellationToken)).Experiment),
        { Profile: null, Definition: null, Again: null, Last: true } => await LastAsync(cancellationToken),
        _ => throw new ExperimentException("Say one of profile, definition, again and last."),
    };

    private async Task<RunHeader> HeaderAsync(string id, CancellationToken cancellationToken)
    {
        var folder = catalog.Folder(id) ?? throw new ExperimentException("There is no run of this name: GET /api/runs lists them.");
        try
        {
            return await new RunFolder(folder).ReadHeaderAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RunFolderException or IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException("The run's experiment cannot be read: start it from its file.", exception);
        }
    }

    // Two sweeps are not compared; what cannot be started here has no new run beside it.
    private async Task<RequestedRun> LastAsync(CancellationToken cancellationToken)
    {
        foreach (var run in (await catalog.ReadAsync(cancellationToken)).Runs.Where(run => run.Status == RunStatus.Complete))
        {
            var experiment = (await HeaderAsync(run.Id, cancellationToken)).Experiment;
            if (experiment.Vary is null && WhyNot(experiment) is null)
                return new RequestedRun(experiment, catalog.Folder(run.Id));
        }

        throw new ExperimentException("No complete run is there yet to compare with: make one first, by Compare or on the live page.");
    }
}

/// <summary>A profile with what is different this time.</summary>
internal static class ChangedProfile
{
    /// <summary>How functions can be run.</summary>
    public static IReadOnlyDictionary<string, string> Modes { get; } = new Dictionary<string, string>
    {
        [NameOf(FunctionMode.Warm)] = "processes are kept",
        [NameOf(FunctionMode.Zero)] = "processes end when they are idle, and the next request starts one",
        [NameOf(FunctionMode.Fork)] = "a process for each request",
    };

    /// <summary>What a sweep of a profile can vary. The rest needs a step or a load that no profile has.</summary>
    public static IReadOnlyDictionary<string, string> Factors { get; } = SweepFactor.All
        .Where(factor => factor.Name is "iterations" or "size" or "payloadBytes" or SweepFactor.Mode or SweepFactor.Compilation)
        .ToDictionary(factor => factor.Name, factor => factor.Label);

    /// <exception cref="ArgumentProblemException">An argument is none.</exception>
    /// <exception cref="DefinitionException">What they make together is no experiment.</exception>
    public static Experiment Of(string profile, StartRequest request)
    {
        var experiment = ExperimentProfiles.All.FirstOrDefault(known => known.Name == profile)
            ?? throw Unknown("profile", "profile", ExperimentProfiles.All.Select(known => known.Name));
        if (request is { Sides: not null, Mode: not null })
            throw new ArgumentProblemException("mode", "Say sides or a mode: a side of functions has its mode in its name.");
        if (request.Mode is { } mode)
            experiment = InMode(experiment, mode);
        if (request.Sides is { } sides)
            experiment = experiment with { Sides = [.. Parts(sides).Select(name => Side(experiment, name))] };
        if (request.Rounds is { } rounds)
            experiment = experiment with { Rounds = Whole(rounds) };
        if (request.Vary is not null || request.Values is not null)
            experiment = Varied(experiment, request.Vary, request.Values);
        return request.ChangesProfile ? experiment.EnsureValid() : experiment;
    }

    private static Experiment InMode(Experiment experiment, string mode)
        => !Modes.ContainsKey(mode) ? throw Unknown("mode", "mode", Modes.Keys)
            : ExperimentProfiles.InMode(experiment, Enum.Parse<FunctionMode>(mode, ignoreCase: true))
                ?? throw new ArgumentProblemException("mode", $"{experiment.Name} has no side of functions: leave the mode out.");

    private static string NameOf(FunctionMode mode) => mode.ToString().ToLowerInvariant();

    private static SideDefinition Side(Experiment experiment, string name)
    {
        SideDefinition[] known = [.. experiment.Sides.Concat(ExperimentProfiles.Sides).DistinctBy(side => side.Name)];
        return known.FirstOrDefault(side => side.Name == name) ?? throw Unknown("sides", "side", known.Select(side => side.Name));
    }

    private static int Whole(double rounds) => double.IsInteger(rounds)
        ? (int)rounds
        : throw new ArgumentProblemException(
            "rounds", string.Create(CultureInfo.InvariantCulture, $"rounds must be a whole number, not {rounds}."));

    private static Experiment Varied(Experiment experiment, string? vary, string? values)
    {
        if (vary is null || !Factors.ContainsKey(vary))
            throw new ArgumentProblemException("vary", $"Say what varies, one of: {string.Join(", ", Factors.Keys)}.");
        string[] parts = [.. Parts(values ?? "").Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? part : JsonSerializer.Serialize(part))];
        try
        {
            var definition = JsonSerializer.Deserialize(
                $$"""{"{{vary}}":[{{string.Join(',', parts)}}]}""", HandWrittenJson.Of<VaryDefinition>());
            return experiment with { Name = $"{experiment.Name}-{vary.ToLowerInvariant()}", Vary = definition };
        }
        catch (JsonException exception)
        {
            throw new ArgumentProblemException(
                "values", $"These are no values of {vary}: write them with commas between them, as in: 0, 5, 20.", exception);
        }
    }

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ArgumentProblemException Unknown(string argument, string what, IEnumerable<string> known)
        => new(argument, $"There is no {what} of this name. There are: {string.Join(", ", known)}.");
}

/// <summary>An argument of a request is none.</summary>
/// <param name="argument">Which.</param>
/// <param name="message">Why, and what there is instead.</param>
/// <param name="innerException">What it came from.</param>
internal sealed class ArgumentProblemException(string argument, string message, Exception? innerException = null)
    : ExperimentException(message, innerException)
{
    // How what is said of a definition begins, and the argument that made it so.
    private static readonly (string Begin, string Argument)[] Places =
        [("rounds", "rounds"), ("sides", "sides"), ("the side", "sides"), ("vary", "values")];

    public string Argument => argument;

    /// <summary>What is wrong with a request, by argument; what is said of none of them stands at the profile.</summary>
    public static Dictionary<string, string[]> ByArgument(ExperimentException problem) => problem switch
    {
        ArgumentProblemException of => new() { [of.Argument] = [of.Message] },
        DefinitionException definition => definition.Problems
            .GroupBy(found => Array.Find(Places, place => found.Text.StartsWith(place.Begin, StringComparison.Ordinal)).Argument
                ?? "profile")
            .ToDictionary(found => found.Key, found => found.Select(one => $"{one.Text}.").ToArray()),
        _ => new() { ["profile"] = [problem.Message] },
    };
}
