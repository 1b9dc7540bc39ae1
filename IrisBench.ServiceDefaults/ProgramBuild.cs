using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace IrisBench.ServiceDefaults;

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
            TieringOf(
                native,
                Setting("System.Runtime.TieredCompilation", "TieredCompilation", true),
                Setting("System.Runtime.TieredPGO", "TieredPGO", true)),
            CollectorOf(GCSettings.IsServerGC, Setting("System.GC.Concurrent", "gcConcurrent", true)));
    }

    /// <summary>The build as labels of a metric.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Labels =>
    [
        new("configuration", Configuration), new("compilation", Compilation),
        new("runtime", Runtime), new("tiering", Tiering), new("gc", GarbageCollector),
    ];

    internal static string TieringOf(bool native, bool tiered, bool profiled)
        => native ? "none" : tiered ? profiled ? "on, with PGO" : "on" : "off";

    internal static string CollectorOf(bool server, bool concurrent)
        => (server ? "server" : "workstation") + (concurrent ? ", concurrent" : "");

    // The variable comes first, as in the runtime itself.
    private static bool Setting(string name, string variable, bool otherwise)
        => Environment.GetEnvironmentVariable($"DOTNET_{variable}") is { Length: > 0 } text ? text.TrimStart('0') is not ""
            : AppContext.TryGetSwitch(name, out var value) ? value : otherwise;
}

/// <summary>What the files of a program tell of its build, for a process that cannot tell it itself.</summary>
public static class ProgramFile
{
    /// <summary>The build of an assembly that is run by this process's own .NET, or of a native executable.</summary>
    /// <param name="path">An assembly (<c>.dll</c>) or an executable.</param>
    public static ProgramBuild BuildOf(string path)
    {
        if (!path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            path = File.Exists(path + ".dll") ? path + ".dll" : path;
        if (!path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            return new("", "native", "", ProgramBuild.TieringOf(native: true, false, false), "");

        try
        {
            var settings = Settings(Path.ChangeExtension(path, ".runtimeconfig.json"));
            return new(
                ConfigurationOf(path),
                CompilationOf(path),
                Environment.Version.ToString(),
                ProgramBuild.TieringOf(
                    native: false,
                    settings.GetValueOrDefault("System.Runtime.TieredCompilation", true),
                    settings.GetValueOrDefault("System.Runtime.TieredPGO", true)),
                ProgramBuild.CollectorOf(
                    settings.GetValueOrDefault("System.GC.Server"), settings.GetValueOrDefault("System.GC.Concurrent", true)));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or JsonException)
        {
            return new("", "", "", "", "");
        }
    }

    /// <summary>Size of a program's folder in bytes, what only a debugger reads left out; 0 where it cannot be read.</summary>
    public static long FolderBytes(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Extension is not (".pdb" or ".dbg" or ".xml"))
                .Sum(file => file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary><c>r2r</c> where the assembly has machine code beside its own, else <c>jit</c>; empty where it cannot be read.</summary>
    internal static string CompilationOf(string assembly)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            return file.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0 ? "r2r" : "jit";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return "";
        }
    }

    private static string ConfigurationOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                    is { Kind: HandleKind.TypeReference } type
                && metadata.StringComparer.Equals(
                    metadata.GetTypeReference((TypeReferenceHandle)type).Name, nameof(AssemblyConfigurationAttribute)))
            {
                // ECMA-335 II.23.3: two bytes of prolog, then the one argument.
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                return value.ReadSerializedString() ?? "";
            }
        }

        return "";
    }

    private static Dictionary<string, bool> Settings(string file)
    {
        var settings = new Dictionary<string, bool>();
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        if (!document.RootElement.TryGetProperty("runtimeOptions", out var options)
            || !options.TryGetProperty("configProperties", out var properties))
            return settings;
        foreach (var property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                settings[property.Name] = property.Value.GetBoolean();
        }

        return settings;
    }
}

/// <summary>Tells how this process was built: <c>irisbench_process_info</c>, 1, with the build as labels. And which one it is, for who is
/// on the same machine: <c>irisbench_process_id</c>; and <c>irisbench_process_started_ticks</c>, by which that is certain.</summary>
internal static class ProcessInfo
{
    private static readonly Meter s_meter = new("IrisBench.Process");
    private static readonly Lazy<Measurement<int>> s_info = new(() => new(1, ProgramBuild.OfThisProcess().Labels));

    /// <summary>Adds the metric; what it tells is found out when somebody first asks.</summary>
    public static void Tell()
    {
        s_meter.CreateObservableGauge("irisbench_process_info", () => s_info.Value, null, "How this process was built");
        if (!OperatingSystem.IsLinux())
            return;
        var started = StartedTicks();
        s_meter.CreateObservableGauge("irisbench_process_id", () => Environment.ProcessId, null, "Id of this process");
        s_meter.CreateObservableGauge(
            "irisbench_process_started_ticks", () => started, null, "When this process started, in clock ticks since the machine did");
    }

    // Field 22 of proc_pid_stat(5); the name, which is field 2, may hold anything.
    private static long StartedTicks()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture);
    }
}
