using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace IrisBench.Hosting.Embedded;

// The switches of an AppHost, named as Aspire names them.
internal static class CommandLine
{
    public static readonly Dictionary<string, string> SwitchMappings = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
    };

    public static DistributedApplicationOperation Operation(IConfiguration configuration) =>
        string.Equals(configuration["AppHost:Operation"], "publish", StringComparison.OrdinalIgnoreCase)
        || configuration["Publishing:Publisher"] is not null
            ? DistributedApplicationOperation.Publish
            : DistributedApplicationOperation.Run;

    public static void AddAppHostSources(this ConfigurationManager configuration, string[] args, UserSecretsStore? secrets)
    {
        // HostApplicationBuilder reads the user secrets in Development only; a generated secret must be found again
        // in every environment. The environment and the command line stay on top.
        if (secrets is not null)
            configuration.AddJsonFile(secrets.FilePath, optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args, SwitchMappings);

        // The manifest is the one publisher left from before there were steps.
        if (string.Equals(configuration["Publishing:Publisher"], "manifest", StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(configuration["Pipeline:Step"]))
            configuration["Pipeline:Step"] = "publish-manifest";
    }
}
