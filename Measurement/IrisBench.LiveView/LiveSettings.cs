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
    /// <summary>Reads the settings, all of them, so that what is missing is said at the start and not in the middle of a run.</summary>
    /// <exception cref="StartupRefusedException">One is missing or wrong.</exception>
    public static void AddLiveSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(new LiveSettings(
            ReadTargets(configuration),
            new RunCredentials(
                configuration.Required("Credentials:User"),
                configuration.Required("Credentials:Password"),
                configuration.Required("Credentials:GatewayUser"),
                configuration.Required("Credentials:GatewayPassword")),
            ResultsFolder.Of(configuration),
            PageAddress.PortOf(configuration),
            configuration["Login:Token"]));
    }

    private static RunTargets ReadTargets(ConfigurationManager configuration) => new()
    {
        Monolith = configuration.RequiredAddress("Targets:Monolith"),
        Gateway = configuration.RequiredAddress("Targets:Gateway"),
        AppHost = configuration.GetValue<int?>("Targets:AppHost"),
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
}

/// <summary>Where the page answers.</summary>
internal static class PageAddress
{
    private const int DefaultPort = 15171;

    /// <summary>The port of the first address of <c>ASPNETCORE_URLS</c>; 15171 when nobody says one.</summary>
    /// <exception cref="StartupRefusedException">It is not an address of this machine alone.</exception>
    public static int PortOf(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is not { Length: > 0 } address)
            return DefaultPort;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp
            ? uri.Port
            : throw new StartupRefusedException(
                $"the page is for this machine only: ASPNETCORE_URLS must be http://localhost:PORT, not '{address}'.");
    }
}

/// <summary>The folder of the runs' folders.</summary>
internal static class ResultsFolder
{
    public const string Setting = "Results:Path";

    /// <summary>The one that is set, or <c>results</c> at the top of the repository.</summary>
    /// <exception cref="StartupRefusedException">Neither is there, or it cannot be made.</exception>
    public static DirectoryInfo Of(IConfiguration configuration)
    {
        var path = configuration[Setting] is { Length: > 0 } set ? set : InRepository();
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupRefusedException($"setting {Setting}: the folder cannot be made: {exception.Message}", exception);
        }
    }

    private static string InRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IrisBench.sln")))
                return Path.Combine(folder.FullName, "results");
        }

        throw StartupRefusedException.Missing(Setting);
    }
}
