using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Tests.OpenFaaS;

public class ParameterTests
{
    [Fact]
    public async Task A_parameter_is_a_variable_of_faas_cli_with_the_default_of_the_model()
    {
        var model = new PublishedModel();
        model.Function("function").WithEnvironment("LEVEL", model.Parameter("log-level", "Warning"));

        Assert.Equal("${LOG_LEVEL:-Warning}", (await model.PublishAsync()).File.Functions["function"].Environment["LEVEL"]);
    }

    [Fact]
    public async Task The_image_is_made_of_parameters()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithImages(model.Parameter("image-repository", "registry:5000/irises"), model.Parameter("image-tag", "v1"));
        model.Function("function");
        model.Function("other", f => f.Image = ReferenceExpression.Create($"elsewhere/other:{model.Parameter("other-tag", "v2")}"));

        var functions = (await model.PublishAsync()).File.Functions;

        Assert.Equal("${IMAGE_REPOSITORY:-registry:5000/irises}/function:${IMAGE_TAG:-v1}", functions["function"].Image);
        Assert.Equal("elsewhere/other:${OTHER_TAG:-v2}", functions["other"].Image);
    }

    [Fact]
    public async Task A_Function_resource_has_the_defaults_because_kubectl_substitutes_nothing()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithImages(model.Parameter("image-repository", "registry:5000/irises"), model.Parameter("image-tag", "v1"));
        model.Function("function").WithEnvironment("PRICE", "${5}");

        var spec = Assert.Single((await model.PublishAsync()).Manifests).Spec;

        Assert.Equal("registry:5000/irises/function:v1", spec.Image);
        Assert.Equal("${5}", spec.Environment["PRICE"]);
    }

    [Fact]
    public async Task Text_that_looks_like_a_variable_is_kept_from_faas_cli()
    {
        var model = new PublishedModel();
        model.Function("function")
            .WithEnvironment("TEXT", "${HOME} costs $5")
            .WithEnvironment("EXPRESSION", ReferenceExpression.Create($"${{HOME}} {model.Parameter("level", "x")}"));

        var environment = (await model.PublishAsync()).File.Functions["function"].Environment;

        Assert.Equal("$${HOME} costs $5", environment["TEXT"]);
        Assert.Equal("$${HOME} ${LEVEL:-x}", environment["EXPRESSION"]);
        Assert.Equal("${HOME} x", EnvSubst.WithDefaults(environment["EXPRESSION"]));
    }

    [Fact]
    public async Task A_secret_is_mounted_by_name_and_its_value_is_nowhere()
    {
        const string Value = "the-value-nobody-may-see";
        var model = new PublishedModel();
        model.Function("function", f => f.Secrets.Add("other-secret"))
            .WithEnvironment("API_KEY", model.Parameter("api-key", Value, secret: true));

        var stack = await model.PublishAsync();

        Assert.Equal(["api-key", "other-secret"], stack.File.Functions["function"].Secrets);
        Assert.Equal("/var/openfaas/secrets/api-key", stack.File.Functions["function"].Environment["API_KEY_FILE"]);
        Assert.DoesNotContain("API_KEY", stack.File.Functions["function"].Environment.Keys);
        Assert.DoesNotContain(Value, StackYaml.Write(stack.File), StringComparison.Ordinal);
        Assert.DoesNotContain(Value, StackYaml.Write(Assert.Single(stack.Manifests)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_inside_a_longer_text_is_an_error_that_names_the_variable()
    {
        var model = new PublishedModel();
        model.Function("function")
            .WithEnvironment("URL", ReferenceExpression.Create($"http://user:{model.Parameter("api-key", "x", secret: true)}@host"));

        var message = await model.RefusalAsync();

        Assert.Contains("Function 'function': URL", message, StringComparison.Ordinal);
        Assert.Contains("'api-key'", message, StringComparison.Ordinal);
    }
}
