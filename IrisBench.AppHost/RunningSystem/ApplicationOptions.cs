namespace IrisBench.AppHost.RunningSystem;

internal static class ApplicationOptions
{
    /// <summary>
    /// Aspire's options: a system that <c>irisbench</c> starts for a measurement has no dashboard, whose work would be done beside
    /// what is measured. Read before there is a configuration, so from the environment only. What is published follows from the model
    /// and the command line alone: values of earlier publications, secrets among them, are neither read nor kept in the home folder.
    /// </summary>
    public static DistributedApplicationOptions Of(string[] args) => new()
    {
        Args = [.. args, "--Pipeline:ClearCache=true"],
        DisableDashboard = Environment.GetEnvironmentVariable(SettingVariable.Of(RunningSystemSettings.Dashboard)) == "false",
    };
}
