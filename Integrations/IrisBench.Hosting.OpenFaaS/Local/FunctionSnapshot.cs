using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Gateway.Contract;

namespace IrisBench.Hosting.OpenFaaS.Local;

/// <summary>A function at one moment, as far as the dashboard shows it.</summary>
internal sealed record FunctionSnapshot(string State, string Mode, string Replicas, double Invocations, string LeasedTo, string? Url)
{
    private static readonly string[] Own = ["Mode", "Replicas", "Invocations", "Leased to"];

    /// <summary>Whether a function that the dashboard shows so can be put into another mode, and that is another.</summary>
    public static bool Offers(CustomResourceSnapshot shown, string mode) => shown.State?.Text != KnownResourceStates.NotStarted
        && !Equals(shown.Properties.FirstOrDefault(property => property.Name == "Mode")?.Value, mode);

    public static FunctionSnapshot Of(FunctionStatus? status, string? url) => status is null
        ? new(KnownResourceStates.NotStarted, "", "", 0, "", null)
        : new(
            // In the other modes processes come and go with the calls.
            status.Mode != ModeNames.Warm || status.AvailableReplicas > 0 ? KnownResourceStates.Running : KnownResourceStates.Starting,
            status.Mode ?? "",
            string.Create(CultureInfo.InvariantCulture, $"{status.AvailableReplicas}/{status.Replicas}"),
            status.InvocationCount,
            status.LeasedTo ?? "",
            url);

    public CustomResourceSnapshot ApplyTo(CustomResourceSnapshot snapshot) => snapshot with
    {
        ResourceType = "Function",
        State = State,
        // The others are the dashboard's own.
        Properties =
        [
            .. snapshot.Properties.Where(property => !Own.Contains(property.Name)),
            Shown("Mode", Mode), Shown("Replicas", Replicas), Shown("Invocations", Invocations),
            .. LeasedTo.Length > 0 ? [Shown("Leased to", LeasedTo)] : Array.Empty<ResourcePropertySnapshot>(),
        ],
        Urls = Url is null ? [] : [new UrlSnapshot("http", Url, IsInternal: false) { DisplayProperties = new("API") }],
    };

    // The dashboard hides what it does not know, unless it is highlighted.
    private static ResourcePropertySnapshot Shown(string name, object value) => new(name, value) { IsHighlighted = true };
}

/// <summary>What the dashboard offers for a function: to run it in another mode, from now on.</summary>
internal static class ModeCommands
{
    public static IResourceBuilder<FunctionResource> Add(IResourceBuilder<FunctionResource> function, GatewayClient gateway) => function
        .WithModeCommand(
            gateway, "keep-warm", "Keep warm", FunctionMode.Warm, replicas: 1, "Keeps a process of the function running.")
        .WithModeCommand(
            gateway, "scale-to-zero", "Scale to zero", FunctionMode.Zero, replicas: 0,
            "Starts a process with the next request and ends it when it is idle.")
        .WithModeCommand(
            gateway, "fork", "Fork per request", FunctionMode.Fork, replicas: 0,
            "Starts a process for each request, as the classic watchdog does.");

    private static IResourceBuilder<FunctionResource> WithModeCommand(
        this IResourceBuilder<FunctionResource> function, GatewayClient gateway, string name, string displayName, FunctionMode mode,
        int replicas, string description) =>
        function.WithCommand(
            name,
            displayName,
            context => ExecuteAsync(
                gateway, new ScaleFunction(function.Resource.Name, replicas, Mode: GatewayMode.NameOf(mode)), context.CancellationToken),
            new CommandOptions
            {
                Description = description,
                UpdateState = context => FunctionSnapshot.Offers(context.ResourceSnapshot, GatewayMode.NameOf(mode))
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled,
            });

    private static async Task<ExecuteCommandResult> ExecuteAsync(
        GatewayClient gateway, ScaleFunction request, CancellationToken cancellationToken)
    {
        try
        {
            await gateway.ScaleAsync(request, cancellationToken);
            return CommandResults.Success();
        }
        catch (Exception exception) when (GatewayClient.IsAway(exception, cancellationToken))
        {
            return CommandResults.Failure($"The gateway refused, or is away: {exception.Message}");
        }
    }
}

/// <summary>The gateway's name of a mode.</summary>
internal static class GatewayMode
{
    public static string NameOf(FunctionMode mode) => mode switch
    {
        FunctionMode.Zero => ModeNames.Zero,
        FunctionMode.Fork => ModeNames.Fork,
        _ => ModeNames.Warm,
    };
}
