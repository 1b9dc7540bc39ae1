using IrisBench.AppHost.Workarounds;

namespace IrisBench.AppHost.RunningSystem;

internal static class ApplicationOptions
{
    /// <summary>Aspire's options: a system that <c>irisbench</c> starts for a measurement has no dashboard, whose work would be done beside
    /// what is measured. Read before there is a configuration, so from the environment only.</summary>
    public static DistributedApplicationOptions Of(string[] args) => new()
    {
        Args = [.. args, PublishOutcome.KeepsNothing],
        DisableDashboard = Environment.GetEnvironmentVariable(SettingVariable.Of(RunningSystemSettings.Dashboard)) == "false",
    };
}
