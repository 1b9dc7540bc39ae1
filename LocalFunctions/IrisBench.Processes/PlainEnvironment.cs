using System.Collections;
using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>The variables of this process that any program may need and that hold no secret. A shell's others are its user's: keys of
/// clouds and registries among them, which a process that is started here has no business with.</summary>
public static class PlainEnvironment
{
    private static readonly string[] s_names =
    [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "LANG", "LANGUAGE", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "SystemRoot", "TEMP", "TMP", "USERPROFILE",
    ];

    private static readonly string[] s_prefixes = ["LC_", "DOTNET_"];

    /// <summary>Those of them that are set, and others by what their names begin with.</summary>
    /// <param name="furtherPrefixes">Beginnings of further names.</param>
    public static Dictionary<string, string> With(params IReadOnlyCollection<string> furtherPrefixes)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => s_names.Any(name => name.Equals((string)variable.Key, comparison))
                || s_prefixes.Concat(furtherPrefixes).Any(prefix => ((string)variable.Key).StartsWith(prefix, comparison)))
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
    }
}

/// <summary>The dotnet that runs this process, also when it was started by its own executable.</summary>
public static class DotnetHost
{
    /// <summary>Path of the executable.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
