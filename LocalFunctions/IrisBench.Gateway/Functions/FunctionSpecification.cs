using System.Text.RegularExpressions;
using IrisBench.Gateway.Contract;

namespace IrisBench.Gateway.Functions;

/// <summary>What was asked for when a function was deployed or updated.</summary>
internal sealed record FunctionSpecification(
    string Name,
    string Image,
    FunctionProgram Program,
    string? EnvProcess,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations)
{
    /// <exception cref="InvalidFunctionException">A label cannot be read.</exception>
    public FunctionPolicy Policy => FunctionPolicy.Of(Labels, Annotations, Program.Mode);

    public static FunctionSpecification Of(FunctionProgram program)
        => new(
            program.Name, program.Image, program, null, new Dictionary<string, string>(), program.Labels, program.Annotations);
}

/// <summary>Names of functions: one namespace, as OpenFaaS's Community edition has it.</summary>
internal static partial class FunctionName
{
    private const string Suffix = "." + FunctionStatus.OnlyNamespace;

    /// <summary>The name without the namespace, which callers may leave out.</summary>
    public static string WithoutNamespace(string name)
        => name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;

    /// <summary>The label function_name of OpenFaaS's metrics.</summary>
    public static string Qualified(string name) => name + Suffix;

    /// <summary>A DNS label (RFC 1123), as Kubernetes wants the name of a service.</summary>
    public static bool IsValid(string name) => DnsLabel().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DnsLabel();
}

/// <summary>A function cannot be as it is asked for; the message is for who asked.</summary>
internal sealed class InvalidFunctionException(string message) : Exception(message);
