using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Monitoring;

/// <summary>
/// The published <c>prometheus.yml</c> with its rules, in a folder of its own. Four things differ: targets come from one file a
/// job instead of the Kubernetes API, the ServiceAccount's files lie in the folder, staleness of explicit timestamps is not tracked, and
/// everything happens every second.
/// Relabelling, rules and the rest are as published.
/// </summary>
internal sealed class FileBasedCopy : IDisposable
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

    private readonly string _folder = Directory.CreateTempSubdirectory("irisbench-prometheus-").FullName;

    public FileBasedCopy()
    {
        WriteServiceAccount();
        Directory.CreateDirectory(InFolder("rules"));
        foreach (var rules in MonitoringFolder.Rules)
            File.Copy(rules, InFolder(Path.Combine("rules", Path.GetFileName(rules))));

        var published = YamlTree.Load(Path.Combine(MonitoringFolder.Prometheus, "prometheus.yml"));
        foreach (var job in published.Items("scrape_configs"))
        {
            SetTargets(job.Text("job_name")!);
            ReadTargetsFromFile(job);
        }

        EverySecond((YamlMappingNode)published["global"]);
        Save(published);
    }

    public string Configuration => InFolder("prometheus.yml");

    public string Data => InFolder("data");

    /// <summary>Sets a job's targets; their labels are those that Kubernetes discovery would give.</summary>
    public void SetTargets(string job, params IEnumerable<DiscoveredTarget> targets)
        => File.WriteAllText(
            InFolder($"{job}.json"),
            JsonSerializer.Serialize(targets.Select(target => new { targets = new[] { target.Address }, labels = target.Labels })));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private static void ReadTargetsFromFile(YamlMappingNode job)
    {
        job.Children.Remove("kubernetes_sd_configs");
        // Debian's Prometheus is older than 2.48 and does not know it.
        job.Children.Remove("track_timestamps_staleness");
        job.Add(
            "file_sd_configs", new YamlSequenceNode(new YamlMappingNode("files", new YamlSequenceNode($"{job.Text("job_name")}.json"))));
        EverySecond(job);
    }

    private static void EverySecond(YamlMappingNode node)
    {
        foreach (var setting in new[] { "scrape_interval", "scrape_timeout", "evaluation_interval" })
        {
            if (node.Children.ContainsKey(setting))
                node.Children[setting] = "1s";
        }
    }

    private void Save(YamlMappingNode configuration)
    {
        using var writer = new StringWriter();
        new YamlStream(new YamlDocument(configuration)).Save(writer);
        File.WriteAllText(Configuration, writer.ToString().Replace(ServiceAccount, _folder, StringComparison.Ordinal));
    }

    // Prometheus checks that the files are there and that the certificate is one.
    private void WriteServiceAccount()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=cluster of the tests", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(InFolder("ca.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(InFolder("token"), "token of the tests");
    }
}
