using IrisBench.Experiments.Running;
using IrisBench.ServiceDefaults.Startup;

namespace IrisBench.LiveView.Settings;

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

    private static Uri RequiredMetrics(this ConfigurationManager configuration, string setting) => new(configuration.RequiredAddress(setting), "/metrics");

    private static Uri RequiredAddress(this ConfigurationManager configuration, string setting)
        => Uri.TryCreate(configuration.Required(setting), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new StartupRefusedException($"setting {setting} must be an http or https address, not '{configuration[setting]}'.");
}
