using System.Reflection;
using System.Reflection.Emit;
using Aspire.Hosting;
using IrisBench.Hosting.OpenFaaS;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>Where an AppHost finds the programs it starts: what its build wrote into it, or what to do about it.</summary>
public class LocalProgramsTests
{
    private static readonly string There = typeof(LocalProgramsTests).Assembly.Location;
    private static readonly string Missing = Path.Combine(Path.GetTempPath(), "irisbench-tests-none.dll");

    [Fact]
    public void A_program_is_where_the_build_put_it_however_the_path_of_its_project_is_written()
    {
        var appHost = AppHost(("irisbenchgatewaypath", There), ("irisbenchfunction:/shop/Resize/Resize.csproj", There));

        Assert.Equal(There, LocalPrograms.GatewayPath(appHost));
        Assert.Equal(There, LocalPrograms.ProjectPath(appHost, "/shop/AppHost/../Resize/Resize.csproj"));
    }

    [Fact]
    public void An_AppHost_that_was_built_without_the_package_is_told_what_it_lacks()
    {
        var gateway = Assert.Throws<DistributedApplicationException>(() => LocalPrograms.GatewayPath(AppHost()));
        var function = Assert.Throws<DistributedApplicationException>(
            () => LocalPrograms.ProjectPath(AppHost(("irisbenchfunction:/shop/Web/Web.csproj", There)), "/shop/Resize/Resize.csproj"));

        Assert.StartsWith("Shop.AppHost does not say where the local gateway is: ", gateway.Message, StringComparison.Ordinal);
        Assert.Contains("PackageReference to IrisBench.Hosting.OpenFaaS", gateway.Message, StringComparison.Ordinal);
        Assert.Contains("/shop/Resize/Resize.csproj: its project needs a ProjectReference", function.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_gone_is_named_with_the_command_that_brings_it_back()
    {
        var appHost = AppHost(("irisbenchgatewaypath", Missing), ("irisbenchfunction:/shop/Resize/Resize.csproj", Missing));

        foreach (var find in (Func<string>[])
            [() => LocalPrograms.GatewayPath(appHost), () => LocalPrograms.ProjectPath(appHost, "/shop/Resize/Resize.csproj")])
        {
            var exception = Assert.Throws<DistributedApplicationException>(find);
            Assert.Contains(Missing, exception.Message, StringComparison.Ordinal);
            Assert.Contains("run dotnet build", exception.Message, StringComparison.Ordinal);
        }
    }

    private static AssemblyBuilder AppHost(params (string Key, string Value)[] metadata) => AssemblyBuilder.DefineDynamicAssembly(
        new AssemblyName("Shop.AppHost"), AssemblyBuilderAccess.RunAndCollect,
        metadata.Select(entry => new CustomAttributeBuilder(
            typeof(AssemblyMetadataAttribute).GetConstructors().Single(), [entry.Key, entry.Value])));
}
