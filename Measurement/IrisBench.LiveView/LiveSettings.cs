using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.ServiceDefaults;

namespace IrisBench.LiveView;

/// <summary>What the process was told at its start.</summary>
/// <param name="Targets">Where the compared system answers.</param>
/// <param name="Credentials">What its runs sign in with.</param>
/// <param name="Results">The folder of the runs' folders.</param>
/// <param name="Port">Of the page, on loopback.</param>
/// <param name="Token">The login token; null for a random one.</param>
internal sealed record LiveSettings(RunTargets Targets, RunCredentials Credentials, DirectoryInfo Results, int Port, string? Token)
{
    /// <summary>Hides the secrets: records print their members.</summary>
    public override string ToString() => $"{nameof(LiveSettings)} {{ {nameof(Port)} = {Port}, {nameof(Results)} = {Results} }}";
}

internal static class LiveSettingsExtensions
{
    private const int DefaultPort = 15171;
    private const string ResultsSetting = "Results:Path";

    /// <summary>Reads the settings, all of them, so that what is missing is said at the start and not in the middle of a run.</summary>
    /// <exception cref="StartupRefusedException">One is missing or wrong.</exception>
    public static LiveSettings AddLiveSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var settings = new LiveSettings(
            ReadTargets(configuration),
            new RunCredentials(
                configuration.Required("Credentials:User"),
                configuration.Required("Credentials:Password"),
                configuration.Required("Credentials:GatewayUser"),
                configuration.Required("Credentials:GatewayPassword")),
            ReadResults(configuration),
            ReadPort(builder),
            configuration["Login:Token"]);
        builder.Services.AddSingleton(settings);
        return settings;
    }

    private static RunTargets ReadTargets(ConfigurationManager configuration) => new()
    {
        Monolith = configuration.RequiredAddress("Targets:Monolith"),
        Gateway = configuration.RequiredAddress("Targets:Gateway"),
        AppHost = configuration.GetValue<int?>("Targets:AppHost"),
        Dashboard = TracedCalls.DashboardIn(configuration["Targets:Dashboard"]),
        Metrics = new Dictionary<string, Uri>
        {
            ["monolith"] = configuration.RequiredMetrics("Targets:MonolithManagement"),
            ["gateway"] = configuration.RequiredMetrics("Targets:GatewayManagement"),
            ["iris-server"] = configuration.RequiredMetrics("Targets:IrisServerManagement"),
        },
    };

    private static string Required(this ConfigurationManager configuration, string setting)
        => configuration[setting] is { Length: > 0 } value ? value : throw StartupRefusedException.Missing(setting);

    private static Uri RequiredMetrics(this ConfigurationManager configuration, string setting)
        => new(configuration.RequiredAddress(setting), "/metrics");

    private static Uri RequiredAddress(this ConfigurationManager configuration, string setting)
        => Uri.TryCreate(configuration.Required(setting), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new StartupRefusedException($"setting {setting} must be an http or https address, not '{configuration[setting]}'.");

    // The port of the first address of ASPNETCORE_URLS. Both addresses of localhost are listened on, or none.
    private static int ReadPort(WebApplicationBuilder builder)
    {
        var address = builder.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0];
        if (string.IsNullOrEmpty(address))
            address = $"http://localhost:{DefaultPort}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback || uri.Scheme != Uri.UriSchemeHttp)
        {
            throw new StartupRefusedException(
                $"the page is for this machine only: ASPNETCORE_URLS must be http://localhost:PORT, not '{address}'.");
        }

        builder.WebHost.UseUrls($"http://localhost:{uri.Port}");
        return uri.Port;
    }

    // The one that is set, or results at the top of the repository.
    private static DirectoryInfo ReadResults(ConfigurationManager configuration)
    {
        var path = configuration[ResultsSetting] is { Length: > 0 } set ? set : ResultsInRepository();
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupRefusedException($"setting {ResultsSetting}: the folder cannot be made: {exception.Message}", exception);
        }
    }

    private static string ResultsInRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IrisBench.sln")))
                return Path.Combine(folder.FullName, "results");
        }

        throw StartupRefusedException.Missing(ResultsSetting);
    }
}
