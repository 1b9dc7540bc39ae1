using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace IrisBench.ServiceDefaults.Builds;

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
                ProgramBuild.TieringOf(native: false, settings.GetValueOrDefault("System.Runtime.TieredCompilation", true), settings.GetValueOrDefault("System.Runtime.TieredPGO", true)),
                ProgramBuild.CollectorOf(settings.GetValueOrDefault("System.GC.Server"), settings.GetValueOrDefault("System.GC.Concurrent", true)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or JsonException)
        {
            return new("", "", "", "", "");
        }
    }

    /// <summary>Size of a program's folder in bytes, what only a debugger reads left out; 0 where it cannot be read.</summary>
    public static long FolderBytes(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Extension is not (".pdb" or ".dbg" or ".xml")).Sum(file => file.Length);
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
                && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, nameof(AssemblyConfigurationAttribute)))
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
        if (!document.RootElement.TryGetProperty("runtimeOptions", out var options) || !options.TryGetProperty("configProperties", out var properties))
            return settings;
        foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False))
            settings[property.Name] = property.Value.GetBoolean();
        return settings;
    }
}
