using IrisBench.Hosting.OpenFaaS.Functions;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>A function before any engine has written it.</summary>
/// <param name="Options">What was said of it.</param>
/// <param name="Variables">Its environment.</param>
/// <param name="Image">Its image.</param>
/// <param name="Grants">Services it may read.</param>
/// <param name="Destinations">What it calls.</param>
internal sealed record BuiltFunction(
    FunctionOptions Options, FunctionVariables Variables, string Image, IReadOnlyList<ServiceGrant> Grants, IReadOnlySet<ClusterDestination> Destinations)
{
    /// <summary>Names of the secrets it is given.</summary>
    public IReadOnlyList<string> Secrets { get; } = [.. Variables.Secrets.Concat(Options.Secrets).Distinct().Order(StringComparer.Ordinal)];
}
