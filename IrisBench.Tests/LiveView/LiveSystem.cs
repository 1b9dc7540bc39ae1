using IrisBench.Experiments.Sides;
using IrisBench.Tests.EndToEnd;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.LiveView;

/// <summary>The settings of a live page beside a system that is up, as the AppHost makes them.</summary>
internal static class LiveSystem
{
    public static Dictionary<string, string?> Settings(RunningSystem system, LiveFolder folder) => Settings(
        folder, (name, endpoint) =>
        {
            using var client = system.Client(name, endpoint);
            return client.BaseAddress!;
        },
        RunningSystem.User, RunningSystem.Password, RunningSystem.Password);

    /// <summary>Beside servers in place of a system: what is looked at is what the page does.</summary>
    public static Dictionary<string, string?> Settings(StubSystem system, LiveFolder folder) => Settings(
        folder, (name, _) => new Uri(system.Targets.Metrics[name], "/"),
        system.Credentials.User, system.Credentials.Password, system.Credentials.GatewayPassword);

    private static Dictionary<string, string?> Settings(
        LiveFolder folder, Func<string, string, Uri> address, string user, string? password, string? gatewayPassword)
    {
        var settings = LiveViewProcess.Settings(folder);
        settings["Targets__Monolith"] = Address(ComponentNames.Monolith, "http");
        settings["Targets__MonolithManagement"] = Address(ComponentNames.Monolith, "management");
        settings["Targets__Gateway"] = Address(ComponentNames.Gateway, "http");
        settings["Targets__GatewayManagement"] = Address(ComponentNames.Gateway, "management");
        settings["Targets__IrisServerManagement"] = Address(ComponentNames.IrisServer, "management");
        settings["Credentials__User"] = user;
        settings["Credentials__Password"] = password;
        settings["Credentials__GatewayPassword"] = gatewayPassword;
        return settings;

        string Address(string name, string endpoint) => address(name, endpoint).AbsoluteUri;
    }
}
