<?php // The lines of docs/how-to/c.md, which read the header in this folder, and decisions by what they make: ffi.php PAGE
preg_match('/^```php\n(.*?)^```$/ms', file_get_contents($argv[1]), $shown);
eval($shown[1]);

$services = $rules->new('RehabRulesServices *');
$provider = $rules->new('RehabRulesProvider *');
$error = $rules->new('RehabRulesError *');
$text = $rules->new('RehabRulesText');
$decision = $rules->rehab_rules_decision_new();
$is = function (mixed $wanted, mixed $got): void {
    if ($wanted !== $got) {
        fwrite(STDERR, 'wanted ' . var_export($wanted, true) . ', got ' . var_export($got, true) . "\n");
        exit(1);
    }
};

$is(0, $rules->rehab_rules_services_new(null, 0, FFI::addr($services), FFI::addr($error)));
$rows = '{"provider":"Päivä","clients":[],"courses":[{"course":"Å1 😀","service":"kela.family-carers","group_size":8,'
    . '"target_groups":["carer-of-adult"],"year":2026,"periods":[]}]}';
$is(0, $rules->rehab_rules_provider_load($services, $rows, strlen($rows), 20514, 2, FFI::addr($provider), null, FFI::addr($error)));

for ($n = 0; $n < 1000; $n++) {
    $action = '{"action":"confirm_course","course":"Å1 😀"}';
    $is(0, $rules->rehab_rules_provider_evaluate($provider, $action, strlen($action), 20514, $decision, FFI::addr($error)));
    $is(false, $rules->rehab_rules_decision_allowed($decision));
    $is(0, $rules->rehab_rules_decision_message($decision, 0, 2, FFI::addr($text), FFI::addr($error)));
    $is('Kurssia Å1 😀 ei voi vielä vahvistaa: asiakkaita on 0, mutta tarvitaan vähintään 6.', FFI::string($text->data, $text->length));
    $rules->rehab_rules_text_free(FFI::addr($text));

    $unknown = '{"action":"confirm_course","course":"C9"}';
    $is(1, $rules->rehab_rules_provider_evaluate($provider, $unknown, strlen($unknown), 20514, $decision, FFI::addr($error)));
    $is('unknown_course', $rules->rehab_rules_error_code($error));
    $rules->rehab_rules_error_free($error);
}
$rules->rehab_rules_decision_free($decision);
$rules->rehab_rules_provider_free($provider);
$rules->rehab_rules_services_free($services);
echo "PHP ", PHP_VERSION, ": a thousand decisions and errors by the header\n";
