using System.Text.Json.Nodes;

namespace IrisBench.LiveView;

/// <summary>Something that the page does for other programs, as these offer it to their users. The AppHost compiles this file too, and
/// makes commands of a resource of it.</summary>
/// <param name="Name">Its name for programs.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does.</param>
/// <param name="Icon">A Fluent UI icon (https://aka.ms/fluentui-system-icons).</param>
/// <param name="Arguments">What can be said; all of it can be left out.</param>
internal sealed record LiveViewCommand(
    string Name, string Title, string Description, string Icon, IReadOnlyList<LiveViewArgument> Arguments)
{
    private static readonly LiveViewArgument Profile
        = new("profile", ArgumentKind.Choice, "The experiment that is run; quick when nothing is said.", "quick");

    private static readonly LiveViewArgument Sides
        = new("sides", ArgumentKind.Text, "What is compared, the reference first, as in: monolith, functions-fork. Else the profile's.");

    private static readonly LiveViewArgument Rounds
        = new("rounds", ArgumentKind.Number, "Measured rounds of each side. Else the profile's; a verdict needs 6.");

    /// <summary>Runs a profile, or what is made of it.</summary>
    public static LiveViewCommand Compare { get; } = new(
        "compare", "Compare", "Measures the monolith beside the functions, and says how they differ.", "ScaleFill",
        [
            Profile, Sides, Rounds,
            new("mode", ArgumentKind.Choice, "How the functions run, in place of the profile's sides of functions."),
        ]);

    /// <summary>Runs a profile at several values of one thing.</summary>
    public static LiveViewCommand Sweep { get; } = new(
        "sweep", "Sweep", "Repeats an experiment at several values of one thing, and says where the sides part.", "DataLine",
        [
            Profile,
            new("vary", ArgumentKind.Choice, "What takes another value at each point; iterations when nothing is said.", "iterations"),
            new("values", ArgumentKind.Text, "The values, with commas between them; 0, 5, 20 when nothing is said.", "0, 5, 20"),
            Sides, Rounds,
        ]);

    /// <summary>Runs the last experiment again.</summary>
    public static LiveViewCommand CompareWithLast { get; } = new(
        "compare-with-last", "Compare with the last run",
        "Runs the experiment of the last complete run again, and sets the new figures beside the old ones.", "History", []);

    /// <summary>Finds a report.</summary>
    public static LiveViewCommand OpenReport { get; } = new(
        "open-report", "Open report", "Gives a link to the report of a run.", "DocumentData",
        [new("run", ArgumentKind.Choice, "The run; the newest when nothing is said.")]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LiveViewCommand> All { get; } = [Compare, Sweep, CompareWithLast, OpenReport];

    /// <summary>The page's answer to the command.</summary>
    /// <param name="client">Asks it.</param>
    /// <param name="given">What was said, by argument.</param>
    /// <param name="tell">Given a sentence now and then.</param>
    /// <param name="cancellationToken">Stops what goes on.</param>
    public Task<RunAnswer> AskAsync(
        LiveViewClient client, Func<string, string?> given, Action<string> tell, CancellationToken cancellationToken)
        => this == OpenReport
            ? client.ReportAsync(given(Arguments[0].Name), cancellationToken)
            : client.RunAsync(Request(given), tell, cancellationToken);

    /// <summary>What is wrong with what was said, by argument.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>> ProblemsAsync(
        LiveViewClient client, Func<string, string?> given, CancellationToken cancellationToken)
        => this == Compare || this == Sweep
            ? await client.ProblemsAsync(Request(given), cancellationToken)
            : new Dictionary<string, string[]>();

    private JsonObject Request(Func<string, string?> given)
    {
        if (this == CompareWithLast)
            return new JsonObject { ["last"] = true };
        var request = new JsonObject();
        foreach (var argument in Arguments)
        {
            if ((string.IsNullOrWhiteSpace(given(argument.Name)) ? argument.Usual : given(argument.Name)) is { } value)
                request[argument.Name] = value;
        }

        return request;
    }
}

/// <summary>What can be said to a command.</summary>
/// <param name="Name">Its name, that of a request's key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it means.</param>
/// <param name="Usual">What is taken when nothing is said; null where nothing is.</param>
internal sealed record LiveViewArgument(string Name, ArgumentKind Kind, string Description, string? Usual = null)
{
    /// <summary>Its name for people.</summary>
    public string Label => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";
}

/// <summary>What an argument is.</summary>
internal enum ArgumentKind
{
    /// <summary>Some text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of the names that <see cref="LiveViewClient.ChoicesAsync"/> tells.</summary>
    Choice,
}
