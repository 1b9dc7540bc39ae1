using System.Globalization;

namespace IrisBench.AppHost.Gateway;

/// <summary>A function at one moment, as far as the dashboard shows it.</summary>
internal sealed record FunctionSnapshot(string State, string Mode, string Replicas, double Invocations, string? Url)
{
    public const string ModeProperty = "Mode";

    private static readonly string[] _own = [ModeProperty, "Replicas", "Invocations"];

    public static FunctionSnapshot Of(FunctionStatus? status, string? url) => status is null
        ? new(KnownResourceStates.NotStarted, "", "", 0, null)
        : new(
            status.IsReady ? KnownResourceStates.Running : KnownResourceStates.Starting,
            status.Mode,
            string.Create(CultureInfo.InvariantCulture, $"{status.AvailableReplicas}/{status.Replicas}"),
            status.InvocationCount,
            url);

    public CustomResourceSnapshot ApplyTo(CustomResourceSnapshot snapshot) => snapshot with
    {
        ResourceType = "Function",
        State = State,
        // The others are the dashboard's own.
        Properties = [.. snapshot.Properties.Where(property => !_own.Contains(property.Name)), Shown(ModeProperty, Mode), Shown("Replicas", Replicas), Shown("Invocations", Invocations)],
        Urls = Url is null ? [] : [new UrlSnapshot("http", Url, IsInternal: false) { DisplayProperties = new("API") }],
    };

    // The dashboard hides what it does not know, unless it is highlighted.
    private static ResourcePropertySnapshot Shown(string name, object value) => new(name, value) { IsHighlighted = true };
}
