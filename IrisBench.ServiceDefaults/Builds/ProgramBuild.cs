using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace IrisBench.ServiceDefaults.Builds;

/// <summary>How a program was built and is run, as far as it bears on what it costs. Empty is what nobody can tell.</summary>
/// <param name="Configuration"><c>Debug</c> or <c>Release</c>.</param>
/// <param name="Compilation"><c>jit</c>, <c>r2r</c> (ReadyToRun) or <c>native</c> (Native AOT).</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Tiering">Tiered compilation: <c>on</c>, <c>on, with PGO</c> or <c>off</c>; <c>none</c> of native code.</param>
/// <param name="GarbageCollector"><c>workstation</c> or <c>server</c>, and <c>concurrent</c> where it is.</param>
public sealed record ProgramBuild(string Configuration, string Compilation, string Runtime, string Tiering, string GarbageCollector)
{
    /// <summary>This process.</summary>
    public static ProgramBuild OfThisProcess()
    {
        var native = !RuntimeFeature.IsDynamicCodeSupported;
        var name = Assembly.GetEntryAssembly()?.GetName().Name;
        return new(
            Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "",
            native ? "native" : ProgramFile.CompilationOf(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")),
            Environment.Version.ToString(),
            TieringOf(native, Setting("System.Runtime.TieredCompilation", "TieredCompilation", true), Setting("System.Runtime.TieredPGO", "TieredPGO", true)),
            CollectorOf(GCSettings.IsServerGC, Setting("System.GC.Concurrent", "gcConcurrent", true)));
    }

    /// <summary>The build as labels of a metric.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Labels =>
        [new("configuration", Configuration), new("compilation", Compilation), new("runtime", Runtime), new("tiering", Tiering), new("gc", GarbageCollector)];

    internal static string TieringOf(bool native, bool tiered, bool profiled) => native ? "none" : tiered ? profiled ? "on, with PGO" : "on" : "off";

    internal static string CollectorOf(bool server, bool concurrent) => (server ? "server" : "workstation") + (concurrent ? ", concurrent" : "");

    // The variable comes first, as in the runtime itself.
    private static bool Setting(string name, string variable, bool otherwise)
        => Environment.GetEnvironmentVariable($"DOTNET_{variable}") is { Length: > 0 } text ? text.TrimStart('0') is not ""
            : AppContext.TryGetSwitch(name, out var value) ? value : otherwise;
}
