using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Tests.OpenFaaS;

public class FunctionCheckTests
{
    [Theory]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-front")]
    [InlineData("back-")]
    [InlineData("")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    public void A_name_that_no_Kubernetes_Service_could_have_is_an_error(string name)
        => Assert.Contains($"'{name}'", Assert.Single(Problems(name, new() { Image = "image" })), StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("iris-auth")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g12")]
    public void A_name_that_a_Kubernetes_Service_could_have_is_none(string name)
        => Assert.Empty(Problems(name, new() { Image = "image" }));

    [Fact]
    public void A_function_needs_an_image()
        => Assert.Contains("image", Assert.Single(Problems("function", new() { Image = " " })), StringComparison.Ordinal);

    [Fact]
    public async Task Fewer_replicas_at_most_than_at_least_are_an_error_in_every_edition()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(environment => environment.Edition = OpenFaaSEdition.Standard);
        model.Function("scaled", f => (f.MinReplicas, f.MaxReplicas) = (3, 2));

        Assert.Contains("com.openfaas.scale.min is above com.openfaas.scale.max", await model.RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public async Task Replicas_are_a_number_from_one(string replicas)
    {
        var model = new PublishedModel();
        model.Function("scaled", f => f.Labels["com.openfaas.scale.min"] = replicas);

        Assert.Contains($"not '{replicas}'", await model.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_has_a_name_that_Kubernetes_takes()
    {
        var model = new PublishedModel();
        model.Function("secretive", f => f.Secrets.Add("Api_Key"));

        Assert.Contains("'Api_Key'", await model.RefusalAsync(), StringComparison.Ordinal);
    }

    private static string[] Problems(string name, StackFunction function)
        => [.. StackCheck.Problems(
            new StackFile { Provider = new() { Gateway = "" }, Functions = new Dictionary<string, StackFunction> { [name] = function } },
            OpenFaaSEdition.Community)];
}
