namespace IrisBench.Experiments.Results;

/// <summary>How a program was built and is run. Empty is what nobody can tell.</summary>
/// <param name="Configuration"><c>Debug</c> or <c>Release</c>.</param>
/// <param name="Compilation"><c>jit</c>, <c>r2r</c> (ReadyToRun) or <c>native</c> (Native AOT).</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Tiering">Tiered compilation: <c>on</c>, <c>on, with PGO</c>, <c>off</c> or, of native code, <c>none</c>.</param>
/// <param name="GarbageCollector"><c>workstation</c> or <c>server</c>, and <c>concurrent</c> where it is.</param>
/// <param name="ProgramBytes">Size of the program's folder, which is its layer of an image; null where nobody tells.</param>
public sealed record ComponentBuild(string Configuration, string Compilation, string Runtime, string Tiering, string GarbageCollector, double? ProgramBytes = null)
{
    /// <summary>Whether it is not what would ship.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsDebug => Configuration == "Debug";
}
