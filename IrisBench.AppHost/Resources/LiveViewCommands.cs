using System.Text.Json.Nodes;

namespace IrisBench.AppHost.Resources;

/// <summary>Comparisons by the commands of the live page's resource: in the dashboard, by <c>aspire resource live-view compare</c>, and as
/// tools of agents. What may be run, and what is said of it, is the page's own business; see its README.</summary>
internal static class LiveViewCommands
{
    public static IResourceBuilder<ProjectResource> WithComparisonCommands(this IResourceBuilder<ProjectResource> page, string token)
    {
        var client = new LiveViewClient(page.GetEndpoint("http"), token);
        var profile = Choice(client, "profile", "The experiment that is run; quick when nothing is said.", "quick");
        var sides = Input("sides", "What is compared, the reference first, as in: monolith, functions-fork. Else the profile's.");
        var rounds = Input("rounds", "Measured rounds of each side. Else the profile's; a verdict needs 6.", type: InputType.Number);
        page.WithRun(
            client, "compare", "Compare", "Measures the monolith beside the functions, and says how they differ.", "ScaleFill",
            profile, sides, rounds, Choice(client, "mode", "How the functions run, in place of the profile's sides of functions."));
        page.WithRun(
            client, "sweep", "Sweep", "Repeats an experiment at several values of one thing, and says where the sides part.", "DataLine",
            profile, Choice(client, "vary", "What takes another value at each point; iterations when nothing is said.", "iterations"),
            Input("values", "The values that are tried, with commas between them; 0, 5, 20 when nothing is said.", "0, 5, 20"),
            sides, rounds);
        page.WithRun(
            client, "compare-with-last", "Compare with the last run",
            "Runs the experiment of the last complete run again, and sets the new figures beside the old ones.", "History");
        return page.WithCommand(
            "open-report", "Open report", context => client.ReportAsync(context.Arguments.GetString("run"), context.CancellationToken),
            Options(
                "Gives a link to the report of a run.", "DocumentData",
                Choice(client, "run", "The run. The newest when nothing is said.")));
    }

    private static void WithRun(
        this IResourceBuilder<ProjectResource> page, LiveViewClient client, string name, string displayName, string description,
        string icon, params InteractionInput[] arguments)
    {
        var options = Options(description, icon, arguments);
        if (arguments.Length > 0)
            options.ValidateArguments = async context =>
            {
                foreach (var (argument, problems) in await client.ProblemsAsync(Request(context.Inputs), context.CancellationToken))
                    context.AddValidationError(argument, string.Join(' ', problems));
            };
        page.WithCommand(name, displayName, context => client.RunAsync(context, displayName, Request(context.Arguments)), options);
    }

    private static CommandOptions Options(string description, string icon, params InteractionInput[] arguments) => new()
    {
        Description = description,
        IconName = icon,
        Arguments = arguments,
        UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
            ? ResourceCommandState.Enabled
            : ResourceCommandState.Disabled,
    };

    // Any text may be given: the page says what is wrong with it, and what there is.
    private static InteractionInput Choice(LiveViewClient client, string name, string description, string? usual = null) => new()
    {
        Name = name,
        Label = Label(name),
        Description = description,
        InputType = InputType.Choice,
        Placeholder = usual,
        AllowCustomChoice = true,
        DynamicLoading = new InputLoadOptions
        {
            LoadCallback = async context => context.Input.Options =
            [
                .. (await client.ChoicesAsync(name, context.CancellationToken))
                    .Select(choice => KeyValuePair.Create(choice.Key, $"{choice.Key}: {choice.Value}")),
            ],
        },
    };

    private static InteractionInput Input(string name, string description, string? usual = null, InputType type = InputType.Text)
        => new() { Name = name, Label = Label(name), Description = description, InputType = type, Placeholder = usual };

    private static string Label(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    // What is left out is what the placeholder shows. A command without arguments is about the last run.
    private static JsonObject Request(InteractionInputCollection arguments) => arguments.Count == 0
        ? new JsonObject { ["last"] = true }
        : new JsonObject(arguments
            .Select(argument => KeyValuePair.Create(
                argument.Name, (JsonNode?)(string.IsNullOrWhiteSpace(argument.Value) ? argument.Placeholder : argument.Value)))
            .Where(argument => argument.Value is not null));
}
