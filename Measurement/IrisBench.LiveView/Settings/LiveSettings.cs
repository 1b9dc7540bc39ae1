using IrisBench.Experiments.Running;

namespace IrisBench.LiveView.Settings;

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
