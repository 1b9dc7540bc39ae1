using System.Globalization;
using IrisBench.Gateway.Scaling;
using IrisBench.Processes;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Functions;

/// <summary>Reads <c>Gateway:Functions</c>: which programs there are and how they are run.</summary>
internal static class FunctionSettings
{
    private const string Section = "Gateway:Functions";
    private const int DefaultTimeoutSeconds = 300;
    private const int LongestTimeoutSeconds = 24 * 60 * 60;
    private const string ScalingInterval = "Gateway:Scaling:IntervalSeconds";
    private const double ShortestScalingSeconds = 0.25;
    private const double LongestScalingSeconds = 60;

    /// <exception cref="StartupRefusedException">A setting is missing or is not what it must be; the message names it.</exception>
    public static IReadOnlyList<FunctionProgram> Read(IConfiguration configuration)
        => [.. configuration.GetSection(Section).GetChildren().SelectMany(Programs)];

    /// <summary>How often policies decide; the engines' own intervals where the setting is not there.</summary>
    /// <exception cref="StartupRefusedException">It is no number of seconds in its range.</exception>
    public static ScalingSettings Scaling(IConfiguration configuration) => configuration[ScalingInterval] switch
    {
        null or "" => new(null),
        var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= ShortestScalingSeconds and <= LongestScalingSeconds => new(TimeSpan.FromSeconds(seconds)),
        var text => throw Refused(ScalingInterval, string.Create(
            CultureInfo.InvariantCulture,
            $"must be a number of seconds from {ShortestScalingSeconds} to {LongestScalingSeconds}, not '{text}'")),
    };

    private static IEnumerable<FunctionProgram> Programs(IConfigurationSection section)
    {
        var program = Program(section);
        yield return program;
        foreach (var compilation in section.GetSection("Compilations").GetChildren())
            yield return WithFile(program, compilation.Path, compilation.Value, section) with { Compilation = compilation.Key };
    }

    private static FunctionProgram Program(IConfigurationSection section)
    {
        if (!FunctionName.IsValid(section.Key))
            throw Refused(section.Path, "is no name for a function: lower-case letters, digits and hyphens (a DNS label)");
        var program = new FunctionProgram(
            section.Key,
            "",
            [],
            Words(section.GetSection("ForkArguments"), "--stdin"),
            "",
            Values(section.GetSection("Environment"), "__"),
            Values(section.GetSection("Labels"), ":"),
            Values(section.GetSection("Annotations"), ":"),
            Mode(section),
            TimeSpan.FromSeconds(Number(section, "TimeoutSeconds", 1, LongestTimeoutSeconds) ?? DefaultTimeoutSeconds),
            Number(section, "MaxInFlight", 0, 100_000));
        CheckLabels(section, program);
        return WithFile(program, $"{section.Path}:Program", section["Program"], section);
    }

    private static FunctionProgram WithFile(FunctionProgram program, string setting, string? given, IConfigurationSection section)
    {
        var file = given is { Length: > 0 } ? Path.GetFullPath(given) : throw StartupRefusedException.Missing(setting);
        if (!File.Exists(file))
            throw Refused(setting, $"names a file that does not exist: {file}");
        var isAssembly = Path.GetExtension(file).Equals(".dll", StringComparison.OrdinalIgnoreCase);
        var arguments = Words(section.GetSection("Arguments"), "");
        return program with
        {
            FileName = isAssembly ? DotnetHost.Path : file,
            Arguments = isAssembly ? [file, .. arguments] : arguments,
            WorkingDirectory = Directory(section, file),
        };
    }

    // One by one, or as of-watchdog splits its fprocess: on spaces, and no shell.
    private static string[] Words(IConfigurationSection section, string otherwise) => section.GetChildren().ToArray() is [_, ..] words
        ? [.. words.Select(word => word.Value ?? "")]
        : (section.Value ?? otherwise).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Directory(IConfigurationSection section, string file)
    {
        var directory = section["WorkingDirectory"] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.GetDirectoryName(file)!;
        return System.IO.Directory.Exists(directory)
            ? directory
            : throw Refused($"{section.Path}:WorkingDirectory", $"names a directory that does not exist: {directory}");
    }

    private static FunctionMode Mode(IConfigurationSection section)
        => section["Mode"] is { Length: > 0 } text
            ? FunctionModes.Parse(text) ?? throw Refused($"{section.Path}:Mode", FunctionModes.Demand(text))
            : FunctionMode.Warm;

    private static int? Number(IConfigurationSection section, string name, int least, int most)
        => section[name] is { Length: > 0 } text
            ? WholeNumber.Parse(text, least, most)
                ?? throw Refused($"{section.Path}:{name}", WholeNumber.Demand(text, least, most))
            : null;

    private static void CheckLabels(IConfigurationSection section, FunctionProgram program)
    {
        try
        {
            _ = FunctionPolicy.Of(program.Labels, program.Annotations, program.Mode);
        }
        catch (InvalidFunctionException exception)
        {
            throw Refused(section.Path, $"cannot be read: {exception.Message}");
        }
    }

    private static StartupRefusedException Refused(string setting, string what) => new($"setting {setting} {what}.");

    // All values under a section by what stands between them and it. Configuration takes __ in a variable's name for nesting, so a
    // name like services__iris-server__http__0 has to be put together again.
    private static Dictionary<string, string> Values(IConfigurationSection section, string separator)
        => section.AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Key.Length > 0 && entry.Value is not null)
            .ToDictionary(
                entry => entry.Key.Replace(ConfigurationPath.KeyDelimiter, separator, StringComparison.Ordinal), entry => entry.Value!);
}
