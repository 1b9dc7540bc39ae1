namespace IrisBench.Tests.Functions.Images;

public class ContainerPublishTests(EvaluatedImages images) : IClassFixture<EvaluatedImages>
{
    [Theory]
    [InlineData("Functions/IrisAuth", "irisbench/iris-auth", "8080")]
    [InlineData("Functions/IrisLoad", "irisbench/iris-load", "8080")]
    [InlineData("Functions/IrisTrain", "irisbench/iris-train", "8080")]
    [InlineData("Functions/IrisPredict", "irisbench/iris-predict", "8080")]
    [InlineData("Monolith", "irisbench/monolith", "8080")]
    [InlineData("IrisServer", "irisbench/iris-server", "6001")]
    public void Every_workload_is_an_image_with_its_ports_on_a_base_without_shell_and_root(string project, string name, string port)
    {
        var image = images[project];

        Assert.Equal($"{name}:{ProductVersion.Current}", image.Name);
        Assert.EndsWith("-chiseled", image.Base, StringComparison.Ordinal);
        Assert.Equal([port, "8081"], image.Ports);
        Assert.Equal(port, image.Environment["ASPNETCORE_HTTP_PORTS"]);
        Assert.Equal("8081", image.Environment["MANAGEMENT_PORT"]);
    }

    [Fact]
    public void The_comparison_is_an_image_of_the_same_version()
        => Assert.Equal($"irisbench/irisbench:{ProductVersion.Current}", images["Measurement/IrisBench.Compare"].Name);

    [Fact]
    public void The_tag_is_the_variable_that_stack_yaml_reads()
        => Assert.Equal("irisbench/monolith:v7", images["Monolith IMAGE_TAG=v7"].Name);
}
