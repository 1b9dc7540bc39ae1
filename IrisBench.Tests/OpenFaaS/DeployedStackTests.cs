using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;
using YamlDotNet.Serialization;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>Values of parameters in what is deployed: whatever they mean in YAML, or to faas-cli, they arrive as they are.</summary>
public class DeployedStackTests
{
    [Theory]
    [InlineData("team #1")]
    [InlineData("Hello: world")]
    [InlineData("*x")]
    [InlineData("a\nimage: b")]
    [InlineData("{ a } b")]
    [InlineData("${HOME:-x} costs $$5 in ${A}")]
    [InlineData("8080")]
    [InlineData("")]
    public async Task A_value_arrives_as_it_is(string value)
    {
        var model = new PublishedModel();
        var parameter = model.Parameter("value", value);
        model.Function("function").WithEnvironment("ALONE", parameter)
            .WithEnvironment("INSIDE", ReferenceExpression.Create($"<{parameter}>"));

        var stack = await model.DeployAsync();

        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<Dictionary<string, object>>(EnvSubst.WithDefaults(StackYaml.Write(stack.File)));
        var function = (Dictionary<object, object>)((Dictionary<object, object>)read["functions"])["function"];
        var environment = (Dictionary<object, object>)function["environment"];
        Assert.Equal(value, environment["ALONE"]);
        Assert.Equal($"<{value}>", environment["INSIDE"]);
        Assert.Equal(value, Assert.Single(stack.Manifests).Spec.Environment["ALONE"]);
    }

    [Fact]
    public async Task A_parameter_without_a_default_is_its_value()
    {
        var model = new PublishedModel();
        var builder = model.OpenFaaS.ApplicationBuilder;
        builder.Configuration["Parameters:image-repository"] = "registry:5000/irises";
        builder.Configuration["Parameters:image-tag"] = "v2";
        model.OpenFaaS.WithImages(builder.AddParameter("image-repository"), builder.AddParameter("image-tag"));
        model.Function("function");

        var stack = await model.DeployAsync();

        Assert.Equal("registry:5000/irises/function:v2", stack.File.Functions["function"].Image);
        Assert.Equal("registry:5000/irises/function:v2", Assert.Single(stack.Manifests).Spec.Image);
    }
}
