using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.OpenFaaS;

public class CommunityLimitsTests
{
    [Theory]
    [InlineData("com.openfaas.scale.zero", "true")]
    [InlineData("com.openfaas.scale.zero-duration", "5m")]
    [InlineData("com.openfaas.scale.target", "50")]
    [InlineData("com.openfaas.scale.type", "cpu")]
    [InlineData("com.openfaas.scale.min", "6")]
    [InlineData("com.openfaas.scale.max", "6")]
    public async Task A_label_that_the_Community_edition_refuses_is_an_error_that_names_it(string label, string value)
    {
        var model = new PublishedModel();
        model.Function("scaled", f => f.Labels[label] = value);

        var message = await model.RefusalAsync();

        Assert.Contains("'scaled'", message, StringComparison.Ordinal);
        Assert.Contains(label, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eks.amazonaws.com/role-arn", "arn")]
    [InlineData("iam.gke.io/gcp-service-account", "account")]
    [InlineData("topic", "one,two")]
    public async Task An_annotation_that_the_Community_edition_refuses_is_an_error_that_names_it(string annotation, string value)
    {
        var model = new PublishedModel();
        model.Function("annotated", f => f.Annotations[annotation] = value);

        var message = await model.RefusalAsync();

        Assert.Contains("'annotated'", message, StringComparison.Ordinal);
        Assert.Contains(annotation, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifteen_functions_are_published_and_a_sixteenth_is_an_error()
    {
        var model = new PublishedModel();
        for (var i = 10; i < 25; i++)
            model.Function($"function-{i}");
        Assert.Equal(15, (await model.PublishAsync()).File.Functions.Count);

        var tooMany = new PublishedModel();
        for (var i = 10; i < 26; i++)
            tooMany.Function($"function-{i}");
        var message = await tooMany.RefusalAsync();

        Assert.Contains("at most 15 functions", message, StringComparison.Ordinal);
        Assert.Contains("'function-25'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_namespace_and_constraints_are_errors()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(environment => environment.FunctionNamespace = "elsewhere");
        model.Function("placed", f => f.Constraints.Add("kubernetes.io/arch=arm64"));

        var message = await model.RefusalAsync();

        Assert.Contains("namespace elsewhere", message, StringComparison.Ordinal);
        Assert.Contains("constraints", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Standard_edition_takes_what_the_Community_edition_refuses()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(environment =>
        {
            environment.Edition = OpenFaaSEdition.Standard;
            environment.FunctionNamespace = "elsewhere";
        });
        for (var i = 10; i < 26; i++)
        {
            model.Function($"function-{i}", f =>
            {
                f.Labels["com.openfaas.scale.zero"] = "true";
                f.MaxReplicas = 20;
                f.Constraints.Add("kubernetes.io/arch=arm64");
            });
        }

        var functions = (await model.PublishAsync()).File.Functions;

        Assert.Equal(16, functions.Count);
        Assert.All(functions.Values, function => Assert.Equal("elsewhere", function.Namespace));
    }

    [Fact]
    public async Task All_errors_are_told_at_once()
    {
        var model = new PublishedModel();
        model.Function("first", f => f.MaxReplicas = 6);
        model.Function("second", f => f.Annotations["topic"] = "one,two");

        Assert.Equal(2, (await model.RefusalAsync()).Split(Environment.NewLine).Length);
    }
}
