using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.LiveView;

/// <summary>The settings of a live page beside the running system, as the AppHost makes them.</summary>
internal static class LiveSystem
{
    public static Dictionary<string, string?> Settings(RunningSystem system, LiveFolder folder)
    {
        var settings = LiveViewProcess.Settings(folder);
        settings["Targets__Monolith"] = Address(system, "monolith", "http");
        settings["Targets__MonolithManagement"] = Address(system, "monolith", "management");
        settings["Targets__Gateway"] = Address(system, "gateway", "http");
        settings["Targets__GatewayManagement"] = Address(system, "gateway", "management");
        settings["Targets__IrisServerManagement"] = Address(system, "iris-server", "management");
        settings["Credentials__User"] = RunningSystem.User;
        settings["Credentials__Password"] = RunningSystem.Password;
        settings["Credentials__GatewayPassword"] = RunningSystem.Password;
        return settings;
    }

    private static string Address(RunningSystem system, string workload, string endpoint)
    {
        using var client = system.Client(workload, endpoint);
        return client.BaseAddress!.AbsoluteUri;
    }
}
