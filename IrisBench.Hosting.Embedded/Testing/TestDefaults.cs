using System.Reflection;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

// What an AppHost under test runs with unless its arguments say otherwise.
internal static class TestDefaults
{
    public static void Apply(
        Assembly? assembly, string[] args, DistributedApplicationOptions options, HostApplicationBuilderSettings settings, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        options.IsTest = true;
        options.DisableDashboard = true;
        options.Args = settings.Args = args;
        var defaults = new Dictionary<string, string?> { ["DcpPublisher:RandomizePorts"] = "true" };
        if (assembly is not null)
        {
            options.AssemblyName = settings.ApplicationName = assembly.GetName().Name;
            foreach (var (name, value) in LaunchProfile.Variables(AppHostAssembly.ProjectDirectory(assembly)))
                defaults[name] = defaults[name.Replace("DOTNET_", "", StringComparison.Ordinal)] = value;
        }

        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(defaults);
        configure(options, settings);
    }
}
