using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;
using YamlDotNet.Serialization;

namespace IrisBench.Tests.OpenFaaS;

public class StackYamlTests
{
    [Fact]
    public async Task Every_key_is_one_that_faas_cli_reads() => Assert.Empty(StackKeys.Unknown(await FullStackAsync()));

    [Fact]
    public async Task A_key_that_faas_cli_does_not_read_would_be_found()
        => Assert.Equal(
            ["readonly_root"],
            StackKeys.Unknown((await FullStackAsync()).Replace("readonly_root_filesystem", "readonly_root", StringComparison.Ordinal)));

    [Theory]
    [InlineData("true")]
    [InlineData("8080")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("on")]
    [InlineData("12:30")]
    [InlineData("0x1f")]
    [InlineData("1_000")]
    [InlineData("")]
    [InlineData("a: b # c")]
    public async Task Every_value_is_read_back_as_the_text_it_was(string value)
    {
        var model = new PublishedModel();
        model.Function("function", f => f.Annotations["note"] = value).WithEnvironment("VALUE", value);
        var stack = await model.PublishAsync();

        var read = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<string, object>>(StackYaml.Write(stack.File));
        var function = (Dictionary<object, object>)((Dictionary<object, object>)read["functions"])["function"];

        Assert.Equal(stack.File.Functions["function"].Environment["VALUE"], ((Dictionary<object, object>)function["environment"])["VALUE"]);
        Assert.Equal(stack.File.Functions["function"].Annotations["note"], ((Dictionary<object, object>)function["annotations"])["note"]);
        Assert.Equal(true, function["readonly_root_filesystem"]);
    }

    [Fact]
    public async Task The_same_model_gives_the_same_bytes_in_whatever_order_it_is_told()
    {
        var model = new PublishedModel();
        var reversed = new PublishedModel();
        foreach (var name in new[] { "a", "b", "c" })
            model.Function(name, f => { f.Labels["x"] = "1"; f.Labels["y"] = "2"; });
        foreach (var name in new[] { "c", "b", "a" })
            reversed.Function(name, f => { f.Labels["y"] = "2"; f.Labels["x"] = "1"; });

        Assert.Equal(StackYaml.Write((await model.PublishAsync()).File), StackYaml.Write((await reversed.PublishAsync()).File));
    }

    private static async Task<string> FullStackAsync()
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithProperties(environment =>
        {
            environment.Edition = OpenFaaSEdition.Standard;
            environment.FunctionNamespace = "elsewhere";
        });
        model.Function("function", f =>
        {
            f.Secrets.Add("secret");
            f.Labels["label"] = "value";
            f.Constraints.Add("kubernetes.io/arch=arm64");
            (f.Limits.Cpu, f.Limits.Memory, f.Requests.Cpu, f.Requests.Memory) = ("1", "1Gi", "100m", "64Mi");
        });
        return StackYaml.Write((await model.PublishAsync()).File);
    }
}
