namespace IrisBench.Tests.Publishing.Kubernetes;

public class ChartTemplateTests
{
    [Theory]
    [InlineData("""name: "{{ .Chart.Name }}" """, """name: "irisbench" """)]
    [InlineData("{{ .Values.port | int }}", "8080")]
    [InlineData("\"{{.Values.port|int|toString}}\"", "\"8080\"")]
    [InlineData("http://{{ .Chart.Name }}:{{ .Values.port }}/", "http://irisbench:8080/")]
    [InlineData("no expression", "no expression")]
    public void An_expression_becomes_its_value(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ .Values.absent }}")]
    [InlineData("{{ .Values.port | quote }}")]
    [InlineData("{{ .Chart.Name | int }}")]
    [InlineData("{{ if .Values.port }}x{{ end }}")]
    [InlineData("{{ .Values.port")]
    public void What_it_does_not_know_is_a_failure(string template) => Assert.Throws<FormatException>(() => Render(template));

    private static string Render(string template) => ChartTemplate.Render(template, path => path switch
    {
        ".Chart.Name" => "irisbench",
        ".Values.port" => "8080",
        _ => null,
    });
}
