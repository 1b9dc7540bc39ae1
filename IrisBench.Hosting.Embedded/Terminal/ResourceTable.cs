using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IrisBench.Hosting.Embedded;

internal static class ResourceTable
{
    public static IRenderable Of(IReadOnlyDictionary<string, CustomResourceSnapshot> snapshots)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Resource", "State", "URL");
        foreach (var (name, snapshot) in snapshots)
            table.AddRow(new Text(name), new Text(ResourceDescription.Short(snapshot), new Style(ColorOf(snapshot))), new Text(Urls(snapshot)));
        return table;
    }

    public static Color ColorOf(CustomResourceSnapshot snapshot) => snapshot switch
    {
        { HealthStatus: HealthStatus.Healthy } => Color.Green,
        { State.Text: "FailedToStart" } or { ExitCode: not null and not 0 } => Color.Red,
        { State.Text: "Running" } => Color.Yellow,
        _ => Color.Grey,
    };

    // The first endpoint is what people open; the others carry their names.
    private static string Urls(CustomResourceSnapshot snapshot) =>
        string.Join("  ", snapshot.Urls.Select(url => url.Name == "http" ? url.Url : $"{url.Name}: {url.Url}"));
}
