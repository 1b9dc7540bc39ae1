namespace IrisBench.AppHost.RunningSystem;

/// <summary>Settings of the AppHost by which <c>irisbench</c> starts one for itself.</summary>
internal static class RunningSystemSettings
{
    /// <summary>Path of the state file in place of the default; empty means no file.</summary>
    public const string StateFile = "IrisBench:StateFile";

    /// <summary><c>false</c> leaves Aspire's dashboard out.</summary>
    public const string Dashboard = "IrisBench:Dashboard";

    /// <summary>Whether a system that <c>irisbench</c> starts for a measurement has no dashboard, whose work would be done beside what is
    /// measured. Asked before there is a configuration, so of the environment only.</summary>
    public static bool WithoutDashboard => Environment.GetEnvironmentVariable(SettingVariable.Of(Dashboard)) == "false";

    /// <summary>Folder of what was published, below <c>artifacts/publish/PROJECT</c>: that is started in place of what was built.</summary>
    public const string Published = "IrisBench:Published";

    /// <summary>Number of the process with which the system ends, however that ends. Aspire's own, set by its command line.</summary>
    public const string Owner = "ASPIRE_CLI_PID";
}

internal static class SettingVariable
{
    /// <summary>The environment variable of a setting: .NET's configuration reads <c>__</c> as <c>:</c>.</summary>
    public static string Of(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}
