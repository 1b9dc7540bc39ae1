namespace IrisBench.AppHost.RunningSystem;

/// <summary>Settings of the AppHost by which <c>irisbench</c> starts one for itself.</summary>
internal static class RunningSystemSettings
{
    /// <summary>Path of the state file in place of the default; empty means no file.</summary>
    public const string StateFile = "IrisBench:StateFile";
}
