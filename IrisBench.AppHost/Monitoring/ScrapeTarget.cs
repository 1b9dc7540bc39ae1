using IrisBench.AppHost.Gateway;
using IrisBench.AppHost.Resources;

namespace IrisBench.AppHost.Monitoring;

/// <summary>One entry of a targets file.</summary>
/// <param name="Targets">host:port, one or more.</param>
/// <param name="Labels">What every series scraped there is labelled with.</param>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config"/>
internal sealed record ScrapeTarget(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Every process of a side that stays as it is, with the labels that the relabelling in a cluster makes.</summary>
    public static IEnumerable<ScrapeTarget> Of(IEnumerable<IResource> resources) =>
        from project in resources.OfType<ProjectResource>()
        let management = project.GetEndpoint(WorkloadExtensions.Management)
        let side = SideOf(project.Name)
        where management.Exists && side is not null
        select new ScrapeTarget(
            [FormattableString.Invariant($"{management.Host}:{management.Port}")],
            new Dictionary<string, string> { ["component"] = project.Name, ["side"] = side });

    // The live page drives the comparison and belongs to no side of it.
    private static string? SideOf(string component) => component switch
    {
        "monolith" => "monolith",
        "iris-server" => "shared",
        GatewayExtensions.Name => "platform",
        _ => null,
    };
}
